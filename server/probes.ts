import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setCommonHeaders } from "./headers.ts";
import { health, type Phase, type Redis } from "./health.ts";
import type { Metrics } from "./metrics.ts";
import { pathOf } from "./routes.ts";

type Means = {
  phase: Phase;
  redis: Redis;
  metrics: Metrics;
  metricsToken: string | undefined;
  behindProxy: boolean;
};

/** Answers what is asked of the process itself, in every phase: `/api/health…` and `/api/metrics`. */
export async function answerProbe(
  req: IncomingMessage,
  res: ServerResponse,
  means: Means,
): Promise<void> {
  setCommonHeaders(res);
  res.setHeader("cache-control", "no-store");
  if (req.method !== "GET" && req.method !== "HEAD") {
    return void res.writeHead(405, { allow: "GET, HEAD" }).end();
  }
  const path = pathOf(req);
  if (path === "/api/metrics") return answerMetrics(req, res, means);
  if (path === "/api/health/live") return send(res, 200, { status: "ok" });
  const body = await health(means.phase, means.redis);
  if (body.status !== "ok") res.setHeader("retry-after", "1");
  send(res, body.status === "ok" ? 200 : 503, body);
}

function send(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function answerMetrics(
  req: IncomingMessage,
  res: ServerResponse,
  { metrics, metricsToken, behindProxy }: Means,
): Promise<void> {
  if (metricsToken && !bears(req, metricsToken)) {
    return void res.writeHead(401, { "www-authenticate": "Bearer" }).end();
  }
  if (!metricsToken && (behindProxy || !isLocal(req))) return void res.writeHead(404).end();
  const text = await metrics.text();
  res.writeHead(200, { "content-type": metrics.contentType }).end(text);
}

/** Compares hashes, so that neither length nor time tells anything about the token. */
function bears(req: IncomingMessage, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(req.headers.authorization ?? ""), digest(`Bearer ${token}`));
}

/**
 * Asked on this machine and by no proxy: one on the same machine connects from here, too, but asks
 * for the public host or tells for whom.
 */
function isLocal(req: IncomingMessage): boolean {
  const { remoteAddress = "" } = req.socket;
  const isLoopback = /^(::ffff:)?127\.|^::1$/.test(remoteAddress);
  const isLocalHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(req.headers.host ?? "");
  const isForwarded = Object.keys(req.headers).some(
    (name) => name.startsWith("x-forwarded-") || ["forwarded", "via", "x-real-ip"].includes(name),
  );
  return isLoopback && isLocalHost && !isForwarded;
}
