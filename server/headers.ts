import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { offlineStyle } from "./publication/stylesheet.ts";
import type { Settings } from "./settings.ts";

const COMMON = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
};

const NEVER = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Public pages carry no script at all, so theirs forbids every one. */
const PUBLIC_POLICY = `default-src 'none'; script-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; ${NEVER}`;

/** The offline page is kept as one file: no script, and its own style by its hash. */
function offlinePolicy(): string {
  const hash = createHash("sha256").update(offlineStyle()).digest("base64");
  return `default-src 'none'; script-src 'none'; style-src 'sha256-${hash}'; ${NEVER}`;
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

function policyFor(path: string, otherwise: () => string): string {
  if (path === "/luring") return offlinePolicy();
  return path === "/rilis" || path.startsWith("/rilis/") ? PUBLIC_POLICY : otherwise();
}

/**
 * Sets the security headers of a response and prepares the request for Next: Next takes the nonce
 * of its own scripts from the request's policy, so what a client sent there is replaced, and
 * forwarded headers are believed only behind a trusted proxy.
 */
export function guardHeaders(req: IncomingMessage, res: ServerResponse, settings: Settings): void {
  const { origins, secureCookies, trustProxy } = settings;
  const path = (req.url ?? "/").split("?", 1)[0] ?? "/";
  const nonce = randomBytes(16).toString("base64");
  const policy = policyFor(path, () => newsroomPolicy(nonce, origins));
  setCommonHeaders(res);
  res.setHeader("Content-Security-Policy", policy);
  if (secureCookies) {
    res.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
  delete req.headers["content-security-policy-report-only"];
  delete req.headers["x-middleware-subrequest"];
  req.headers["content-security-policy"] = policy;
  const origin = new URL(originOf(req, settings));
  if (!trustProxy) {
    for (const name of Object.keys(req.headers)) {
      if (name.startsWith("x-forwarded-") || name === "forwarded") delete req.headers[name];
    }
  }
  req.headers["x-forwarded-host"] = origin.host;
  req.headers["x-forwarded-proto"] = origin.protocol.slice(0, -1);
}

/** The origin that links stay on: the one asked for when it is ours, else the default one. */
function originOf(req: IncomingMessage, { origins }: Pick<Settings, "origins">): string {
  const asked = origins.find((origin) => new URL(origin).host === req.headers.host);
  return asked ?? origins[0] ?? "http://127.0.0.1";
}
