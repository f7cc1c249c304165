import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { clientAddress, noteAddress } from "./client-address.ts";
import { offlineStyle } from "./publication/stylesheet.ts";
import { isOneTimeLink, isPicture, pathOf } from "./routes.ts";
import type { Settings } from "./settings.ts";

const COMMON = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
};

/** Headers with which a client would tell the pages' framework what only its own parts may tell. */
const NEVER_TAKEN =
  /^(content-security-policy(-report-only)?|forwarded|x-forwarded-.*|x-real-ip|x-middleware-.*|x-invoke-.*|x-now-.*|x-matched-path|x-nextjs-data|x-original-url|x-rewrite-url|x-(http-)?method(-override)?|next-action)$/;

const NEVER = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Public pages carry no script at all, so theirs forbids every one. */
const PUBLIC_POLICY = `default-src 'none'; script-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; ${NEVER}`;

/** A picture that somebody opens by itself is a picture, whatever its bytes are taken for. */
const PICTURE_POLICY = `default-src 'none'; sandbox; ${NEVER}`;

/** The offline page is kept with one script, and its own style by its hash. */
function offlinePolicy(): string {
  const hash = createHash("sha256").update(offlineStyle()).digest("base64");
  return `default-src 'none'; script-src 'self'; style-src 'sha256-${hash}'; ${NEVER}`;
}

function newsroomPolicy(nonce: string, origins: readonly string[]): string {
  const sockets = origins.map((origin) => origin.replace(/^http/, "ws")).join(" ");
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${sockets}`,
    "worker-src 'self'",
    "form-action 'self'",
    NEVER,
  ].join("; ");
}

/** The headers of every response, whoever makes it. */
export function setCommonHeaders(res: ServerResponse): void {
  for (const [name, value] of Object.entries(COMMON)) res.setHeader(name, value);
}

/** Public pages: no script, the same for everybody, and kept by browsers and proxies. */
function isPublic(path: string): boolean {
  return path === "/rilis" || path.startsWith("/rilis/");
}

function policyFor(path: string, otherwise: () => string): string {
  if (isPicture(path)) return PICTURE_POLICY;
  if (path === "/luring") return offlinePolicy();
  return isPublic(path) ? PUBLIC_POLICY : otherwise();
}

/**
 * Sets the security headers of a response and prepares the request for Next: Next takes the nonce
 * of its own scripts from the request's policy, so what a client sent there is replaced. What it is
 * told of host, protocol and address is what is so; only of a trusted proxy the address is believed.
 */
export function guardHeaders(req: IncomingMessage, res: ServerResponse, settings: Settings): void {
  const { origins, secureCookies, trustProxy } = settings;
  const path = pathOf(req);
  const nonce = randomBytes(16).toString("base64");
  const policy = policyFor(path, () => newsroomPolicy(nonce, origins));
  setCommonHeaders(res);
  res.setHeader("Content-Security-Policy", policy);
  // What everybody may see may be shown by everybody: readers of feeds and of files do.
  if (isPublic(path) && isPicture(path)) {
    res.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  }
  if (!isPublic(path)) res.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
  // The path of a one-time link is a secret, also to what its page asks for.
  if (isOneTimeLink(path)) res.setHeader("Referrer-Policy", "strict-origin");
  if (secureCookies) {
    res.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
  const address = clientAddress(req, trustProxy);
  const origin = new URL(originOf(req, settings));
  for (const name of Object.keys(req.headers)) {
    if (NEVER_TAKEN.test(name)) delete req.headers[name];
  }
  req.headers["content-security-policy"] = policy;
  req.headers["x-forwarded-host"] = origin.host;
  req.headers["x-forwarded-proto"] = origin.protocol.slice(0, -1);
  noteAddress(req, address);
}

/** The origin that links stay on: the one asked for when it is ours, else the default one. */
function originOf(req: IncomingMessage, { origins }: Pick<Settings, "origins">): string {
  const asked = origins.find((origin) => new URL(origin).host === req.headers.host);
  return asked ?? origins[0] ?? "http://127.0.0.1";
}
