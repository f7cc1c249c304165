import { createHash } from "node:crypto";
import type { ReactElement } from "react";

/**
 * A public page as a response: static markup without script. The tag covers every byte, so 304 is
 * exact and a cache always asks.
 */
export async function respond(
  request: Request,
  page: ReactElement,
  { status = 200 }: { status?: number } = {},
): Promise<Response> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  const html = `<!doctype html>${renderToStaticMarkup(page)}`;
  const type = "text/html; charset=utf-8";
  if (status !== 200) {
    return new Response(html, {
      status,
      headers: { "content-type": type, "cache-control": "no-store" },
    });
  }
  const etag = `"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}"`;
  return tagged(request, html, etag, type);
}

/** Content that a cache may keep but must ask for; 304 when the asker has exactly this. */
export function tagged(request: Request, content: BodyInit, etag: string, type: string): Response {
  const headers = { etag, "content-type": type, "cache-control": "public, no-cache" };
  const known = request.headers.get("if-none-match")?.split(/\s*,\s*/) ?? [];
  const isKnown = known.some((tag) => tag === "*" || tag.replace(/^W\//, "") === etag);
  return isKnown
    ? new Response(null, { status: 304, headers })
    : new Response(content, { headers });
}
