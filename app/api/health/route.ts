import { health } from "#server/health.ts";

export async function GET(): Promise<Response> {
  const { ok, ...state } = await health();
  return Response.json(
    { status: ok ? "ok" : "unavailable", ...state },
    { status: ok ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
