import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { answerUnreadable, isReadable, sendProblem } from "./doorstep.ts";
import { setCommonHeaders } from "./headers.ts";
import type { Phase, Redis } from "./health.ts";
import type { Metrics } from "./metrics.ts";
import { answerProbe } from "./probes.ts";
import { Refused } from "./refused.ts";
import { newRequestId, withRequestId } from "./request-id.ts";
import { openRoutes, PROBES, pathOf } from "./routes.ts";
import { words } from "./words.ts";

export type DoorOptions = {
  server: Server;
  log: Logger;
  metrics: Metrics;
  metricsToken: string | undefined;
  trustProxy: boolean;
  /** True where requests from outside come from this machine as well. */
  behindProxy: boolean;
};

type Serve = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** What a client that went away before its answer counts as. */
const GONE = 499;
/** Files come by the dozen with every page. */
const QUIET_ROUTES = new Set(["/_next/", "/gaya/", ...PROBES]);

/**
 * Takes every request from the first moment of the process to the last: gives it its id, its line
 * in the log and its place in the metrics, answers what is asked of the process itself, and hands
 * the rest to the pages while they can be served.
 */
export function openDoor(options: DoorOptions) {
  const { server, log, metrics, trustProxy } = options;
  const routeOf = openRoutes();
  let phase: Phase = "starting";
  let serve: Serve | null = null;
  let redis: () => Redis = () => "none";
  let open = 0;

  const note = (req: IncomingMessage, res: ServerResponse, started: number) => {
    open -= 1;
    const ms = Math.round((performance.now() - started) * 10) / 10;
    const status = res.writableFinished ? res.statusCode : GONE;
    const one = { method: req.method ?? "", route: routeOf(pathOf(req)), status, ms };
    metrics.answered(one);
    if (QUIET_ROUTES.has(one.route)) log.debug(one, "request");
    else log.info(one, "request");
  };

  const answer: Serve = async (req, res) => {
    if (PROBES.includes(pathOf(req)))
      return answerProbe(req, res, { ...options, phase, redis: redis() });
    if (!isReadable(req)) return sendProblem(req, res, new Refused("malformed-request"));
    if (!serve || phase !== "serving") return turnAway(res, phase);
    await serve(req, res);
  };

  answerUnreadable(server);
  server.on("request", (req, res) => {
    const started = performance.now();
    const id = newRequestId(req, trustProxy);
    req.headers["x-request-id"] = id;
    res.setHeader("X-Request-Id", id);
    open += 1;
    withRequestId(id, () => {
      res.once("close", () => note(req, res, started));
      answer(req, res).catch((error) => {
        if (res.headersSent) res.destroy();
        else sendProblem(req, res, error);
      });
    });
  });

  return {
    /** From now on requests are handed on; `ofRedis` is what health says of it. */
    open(handler: Serve, ofRedis: () => Redis): void {
      serve = handler;
      redis = ofRedis;
      phase = "serving";
    },
    /** From now on nothing new is taken, and readiness says so. */
    close(): void {
      phase = "stopping";
    },
    /** Resolves when everything that was taken is answered, or after so many milliseconds. */
    async finished(within: number): Promise<void> {
      const end = performance.now() + within;
      while (open && performance.now() < end) await sleep(10);
    },
  };
}

function turnAway(res: ServerResponse, phase: Phase): void {
  const key = phase === "stopping" ? "stopping" : "starting";
  setCommonHeaders(res);
  res.writeHead(503, {
    "retry-after": phase === "stopping" ? "5" : "1",
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    connection: "close",
  });
  res.end(`${words("id", "pages")(key)}\n${words("en", "pages")(key)}\n`);
}
