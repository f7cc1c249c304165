import { isCleanJson } from "#domain/clean-text.ts";
import { Refused } from "./refused.ts";

const MAX_BODY = 256 * 1024;

/**
 * The body as JSON, `{}` where there is none. Throws `Refused` for what is none, or holds what no text may.
 */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readBody(request);
  if (text === "") return {};
  const type = request.headers.get("content-type") ?? "";
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type)?.[1] ?? "utf-8";
  if (!/^application\/json\s*(;|$)/i.test(type) || charset.toLowerCase() !== "utf-8") {
    throw new Refused("unsupported-media-type");
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refused("malformed-json");
  }
  if (!isCleanJson(body)) throw new Refused("invalid-input", { extra: { errors: [{ path: "" }] } });
  return body;
}

/**
 * Reads no further than `most` bytes, whatever length was declared; throws `Refused("too-large")`,
 * and for bytes that are not UTF-8 `Refused("malformed-json")`.
 */
export async function readBody(request: Request, most = MAX_BODY): Promise<string> {
  const bytes = await readBytes(request, most);
  if (!bytes) throw new Refused("too-large");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refused("malformed-json");
  }
}

/** What was sent, or null when it is more than `most` bytes. */
export async function readBytes(
  request: Request,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}
