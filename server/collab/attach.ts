import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { type WebSocket, WebSocketServer } from "ws";
import type { Limits } from "#domain/limits.ts";
import { CLOSE, releaseOfPath } from "#domain/room.ts";
import { SCHEMA_NUMBER } from "#domain/schema.ts";
import type { Authorise, CollabLog, Grant, Signals, Store } from "./ports.ts";
import { Rooms } from "./rooms.ts";
import { Session } from "./session.ts";

/** Hard stop of ws, which answers 1009; our own check at `limits.frameBytes` comes first. */
const MAX_PAYLOAD = 4 * 1024 * 1024;
const MAX_FRAGMENTS = 64;
const PING_EVERY = 25_000;
/** Milliseconds that a stop waits for commits, and then for sockets. */
const FINISH_WITHIN = 6000;
const CLOSE_WITHIN = 1500;

type Upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => void;

export type CollabOptions = {
  server: Server;
  authorise: Authorise;
  store: Store;
  signals: Signals;
  limits: Limits;
  /** Origins that a browser may come from, compared exactly. */
  allowedOrigins: (req: IncomingMessage) => readonly string[];
  log: CollabLog;
  /** Told of every socket that is gone, and the code that the server closed it with. */
  left?: (code: number | null) => void;
  /** Takes upgrades of other paths; without it they are answered 404. */
  otherUpgrade?: Upgrade;
};

export type Collab = {
  /** Commits and confirms what was read, then closes all sockets with 1012; within 8 seconds. */
  stop(): Promise<void>;
  /** For health: sockets open, rooms open, frames waiting for their commit. */
  counts(): { sockets: number; rooms: number; waiting: number };
  /** Who is in which text, by the id of the release, one entry a person. */
  people(): Map<string, Grant["person"][]>;
};

/** Takes the upgrades of an HTTP server; only those under /collab/ become rooms. */
export function attachCollab(options: CollabOptions): Collab {
  const { server, limits } = options;
  const rooms = new Rooms(options);
  const sessions = new Set<Session>();
  const wss = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_PAYLOAD,
    maxFragments: MAX_FRAGMENTS,
  });
  let isStopping = false;

  const welcome = (
    ws: WebSocket,
    req: IncomingMessage,
    releaseId: string | null,
    query: string,
  ) => {
    const params = new URLSearchParams(query);
    const session = new Session(ws, { limits, wantsSaved: params.get("saved") === "1" });
    sessions.add(session);
    ws.on("close", () => {
      sessions.delete(session);
      options.left?.(session.closedWith);
    });
    if (isStopping) return session.close(CLOSE.restart);
    if (releaseId === null) return session.close(CLOSE.notFound);
    if (!isAllowedOrigin(req, options)) return session.close(CLOSE.forbidden);
    if (!isCurrentSchema(params)) return session.close(CLOSE.schema);
    rooms.bring(session, releaseId, req.headers.cookie).catch(() => {}); // it never throws
  };

  const onUpgrade: Upgrade = (req, socket, head) => {
    socket.on("error", () => {}); // a reset at the wrong moment must not end the process
    const [path = "", query = ""] = (req.url ?? "").split(/\?(.*)/s);
    const releaseId = isPlainPath(path) ? releaseOfPath(path) : undefined;
    if (releaseId === undefined) {
      if (options.otherUpgrade && isPlainPath(path)) return options.otherUpgrade(req, socket, head);
      return void socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
    }
    // An HTTP error would make y-websocket come back for ever: accept, then close with a code.
    wss.handleUpgrade(req, socket, head, (ws) => welcome(ws, req, releaseId, query));
  };

  const unsubscribe = options.signals.subscribe((signal) => rooms.hear(signal));
  const pings = setInterval(() => {
    for (const session of sessions) session.ping();
  }, PING_EVERY).unref();
  server.on("upgrade", onUpgrade);

  return {
    people: () => rooms.people(),
    counts: () => ({ sockets: sessions.size, ...rooms.counts() }),
    stop: async () => {
      isStopping = true;
      await Promise.race([rooms.finish(), sleep(FINISH_WITHIN, null, { ref: false })]);
      rooms.drop();
      for (const session of sessions) session.close(CLOSE.restart);
      unsubscribe();
      clearInterval(pings);
      for (const end = Date.now() + CLOSE_WITHIN; sessions.size && Date.now() < end; )
        await sleep(10);
      for (const session of sessions) session.terminate();
    },
  };
}

/** Absolute-form and other odd targets are never forwarded: they have led servers to other hosts. */
function isPlainPath(path: string): boolean {
  return /^\/(?!\/)[^\\#]*$/.test(path);
}

/** Browsers always send an Origin; without one the cookie was not sent by a page. */
function isAllowedOrigin(req: IncomingMessage, { allowedOrigins }: CollabOptions): boolean {
  const { origin } = req.headers;
  return origin === undefined || allowedOrigins(req).includes(origin);
}

/** A page older than the server could delete what newer ones write; raw clients name no schema. */
function isCurrentSchema(params: URLSearchParams): boolean {
  const given = params.getAll("schema");
  return given.every((n) => /^\d{1,9}$/.test(n) && Number(n) >= SCHEMA_NUMBER);
}
