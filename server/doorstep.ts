import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { LOCALE_COOKIE, localeOf } from "#domain/locale.ts";
import { parseCookies } from "./auth/cookie.ts";
import { setCommonHeaders } from "./headers.ts";
import { allowedMethods } from "./openapi/methods.ts";
import { problemOf } from "./problem.ts";
import { Refused } from "./refused.ts";
import { pathOf } from "./routes.ts";

/** Payloads of pages that their framework writes for itself; it asks for them by headers instead. */
const INNER = /\.(rsc|segment|segments|prefetch|action)(\/|$)/;

/** Answers a request that no page is to see, for its host, address or method; true when it did. */
export function turnedAway(
  req: IncomingMessage,
  res: ServerResponse,
  origins: readonly string[],
): boolean {
  const path = pathOf(req);
  const allowed = allowedMethods(path);
  if (!isOurHost(req, origins)) sendProblem(req, res, new Refused("misdirected"));
  else if (allowed && !allowed.includes(req.method ?? "")) {
    sendProblem(req, res, new Refused("method-not-allowed"), { allow: allowed.join(", ") });
  } else if (isNowhere(path)) sendProblem(req, res, new Refused("not-found"));
  else return false;
  return true;
}

function isNowhere(path: string): boolean {
  return INNER.test(path) || /^\/api(\/(?!v1\/|auth\/)|$)/.test(path);
}

/** Whether a request is for one of our own hosts, compared exactly. */
export function isOurHost({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  return origins.some((origin) => new URL(origin).host === headers.host?.toLowerCase());
}

/**
 * Absolute-form targets, broken escapes, hidden slashes and steps up are nobody's page: different
 * readers read them differently. So is a request for no host or for two.
 */
export function isReadable({ url = "", rawHeaders }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && /^host$/i.test(name));
  if (hosts.length !== 1) return false;
  const path = pathOf({ url });
  if (!/^\/(?!\/)[\x21-\x7e]*$/.test(path) || /%(2f|5c)|\\|#/i.test(path)) return false;
  try {
    // The query too: what cannot be decoded cannot be looked for.
    const parts = decodeURIComponent(path).split("/");
    return (
      parts.every(
        (part, at) => part !== "." && part !== ".." && (part !== "" || isEnd(at, parts)),
      ) &&
      !/\p{Cc}/u.test(parts.join("/")) &&
      !decodeURIComponent(url).includes("\0")
    );
  } catch {
    return false;
  }
}

/** Nothing stands before the first slash, and maybe behind the last one. */
function isEnd(at: number, parts: readonly string[]): boolean {
  return at === 0 || at === parts.length - 1;
}

/** A refusal or a fault as a problem document, from the door itself. */
export function sendProblem(
  req: IncomingMessage,
  res: ServerResponse,
  error: unknown,
  headers: Record<string, string> = {},
): void {
  const cookies = parseCookies(req.headers.cookie);
  const problem = problemOf(error, localeOf(cookies[LOCALE_COOKIE]));
  setCommonHeaders(res);
  res.writeHead(problem.status, {
    "content-type": "application/problem+json; charset=utf-8",
    "cache-control": "no-store",
    ...headers,
  });
  res.end(req.method === "HEAD" ? undefined : JSON.stringify(problem));
}

/** Answers what is no request at all, which no handler ever sees. */
export function answerUnreadable(server: Server): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const isLong = error.code === "HPE_HEADER_OVERFLOW";
    const refused = new Refused(isLong ? "headers-too-large" : "malformed-request");
    const body = JSON.stringify(problemOf(refused, "id"));
    const lines = [
      `HTTP/1.1 ${isLong ? "431 Request Header Fields Too Large" : "400 Bad Request"}`,
      "Content-Type: application/problem+json; charset=utf-8",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Cache-Control: no-store",
      "X-Content-Type-Options: nosniff",
      "Connection: close",
    ];
    socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
  });
}
