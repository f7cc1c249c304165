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
  const etag = `"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}"`;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": status === 200 ? "public, no-cache" : "no-store",
    ...(status === 200 ? { etag } : {}),
  };
  const known = request.headers.get("if-none-match")?.split(/\s*,\s*/) ?? [];
  if (status === 200 && known.some((tag) => tag.replace(/^W\//, "") === etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(html, { status, headers });
}
