import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Sources that are asked at every scrape. */
export type Gauges = {
  collab: () => { sockets: number; rooms: number; documents: number; waiting: number };
  /** Rows of the outbox that nobody has dealt with. */
  outbox: () => Promise<number>;
  /** Rows of it that were given up, ever. */
  givenUp: () => Promise<number>;
  /** Texts whose log is not whole. */
  damaged: () => Promise<number>;
  /** Whether nodes hear each other over Redis; null without one. */
  redis: (() => boolean) | null;
};

export type Metrics = ReturnType<typeof openMetrics>;

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** The numbers of this process in Prometheus' form. No label holds an id, a name or a path. */
export function openMetrics(version: string) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Histogram({ name, help, labelNames, registers, buckets: SECONDS });

  const asked = ["method", "route", "status"] as const;
  const requests = counter("sinergi_http_requests_total", "Requests answered.", [...asked]);
  const seconds = histogram("sinergi_http_request_seconds", "Time to answer.", ["method", "route"]);
  const commits = histogram("sinergi_commit_seconds", "Time of one commit to a text's log.");
  const updates = counter("sinergi_committed_updates_total", "Updates of texts committed.");
  const failures = counter("sinergi_commit_failures_total", "Commits that the database refused.");
  const faults = counter("sinergi_log_faults_total", "Faults found in logs of texts.", ["part"]);
  const closes = counter("sinergi_sockets_closed_total", "Sockets gone, by close code.", ["code"]);
  const foreign = counter(
    "sinergi_node_messages_dropped_total",
    "Messages over Redis that no node of this installation wrote.",
  );
  const signIns = counter("sinergi_sign_ins_total", "Attempts to sign in.", ["result"]);
  const build = { name: "sinergi_build_info", help: "What runs here.", registers };
  new Gauge({ ...build, labelNames: ["version", "node"] }).set(
    { version, node: process.version },
    1,
  );

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    answered(one: { method: string; route: string; status: number; ms: number }): void {
      const method = METHODS.has(one.method) ? one.method : "other";
      requests.inc({ method, route: one.route, status: one.status });
      seconds.observe({ method, route: one.route }, one.ms / 1000);
    },
    committed(count: number, ms: number): void {
      commits.observe(ms / 1000);
      updates.inc(count);
    },
    commitFailed: () => failures.inc(),
    logFault: (part: "snapshot" | "row" | "gap") => faults.inc({ part }),
    /** `code` is null for a socket that left by itself. */
    socketClosed: (code: number | null) => closes.inc({ code: code ?? "left" }),
    messageDropped: () => foreign.inc(),
    signedIn: (isRight: boolean) => signIns.inc({ result: isRight ? "ok" : "refused" }),
    /** Adds the gauges, once there is something to ask. */
    watch: (gauges: Gauges) => addGauges(registry, gauges),
  };
}

function addGauges(registry: Registry, gauges: Gauges): void {
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await read());
      },
    });
  const { collab, outbox, givenUp, damaged, redis } = gauges;
  gauge("sinergi_sockets", "Open sockets.", () => collab().sockets);
  gauge("sinergi_rooms", "Texts open for writing or reading.", () => collab().rooms);
  gauge("sinergi_documents", "Texts that somebody writes in.", () => collab().documents);
  gauge("sinergi_frames_waiting", "Frames not committed yet.", () => collab().waiting);
  gauge("sinergi_damaged_texts", "Texts whose log is not whole.", damaged);
  gauge("sinergi_outbox_rows", "Events that others must still be told.", outbox);
  gauge("sinergi_outbox_given_up_rows", "Events that nobody could be told.", givenUp);
  if (redis) gauge("sinergi_redis_up", "1 while nodes hear each other.", () => Number(redis()));
}
