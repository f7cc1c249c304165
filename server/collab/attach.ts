import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { type WebSocket, WebSocketServer } from "ws";
import type { Limits } from "#domain/limits.ts";
import { isOwnPage } from "#domain/own-page.ts";
import { CLOSE, releaseOfPath, SCHEMA_NUMBER } from "#domain/room.ts";
import { boundBacklog } from "./backlog.ts";
import type {
  AskStanding,
  Authorise,
  CollabLog,
  FromPeers,
  Grant,
  News,
  Peers,
  Signals,
  Store,
} from "./ports.ts";
import { Rooms } from "./rooms.ts";
import { Session } from "./session.ts";
import { Watch } from "./watch.ts";

const MAX_FRAGMENTS = 64;
const PING_EVERY = 25_000;
const DOZE_EVERY = 5000;
/** Milliseconds that a stop waits for commits, and then for sockets. */
const FINISH_WITHIN = 6000;
const CLOSE_WITHIN = 1500;

type Upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => void;

export type CollabOptions = {
  server: Server;
  authorise: Authorise;
  standing: AskStanding;
  store: Store;
  signals: Signals;
  limits: Limits;
  /** Origins that a browser may come from, compared exactly. */
  allowedOrigins: (req: IncomingMessage) => readonly string[];
  /** Whether a request is for this server; others are answered 421. */
  isOurs?: (req: IncomingMessage) => boolean;
  log: CollabLog;
  /** The other nodes with the same texts, where there are some. */
  peers?: Peers;
  /** Told of every socket that is gone, and the code that the server closed it with. */
  left?: (code: number | null) => void;
  /** Takes upgrades of other paths; without it they are answered 404. */
  otherUpgrade?: Upgrade;
};

export type Collab = {
  /** Commits and confirms what was read, then closes all sockets with 1012; within 8 seconds. */
  stop(): Promise<void>;
  /** For health: sockets, rooms, those of them with an open document, frames waiting for their commit. */
  counts(): { sockets: number; rooms: number; documents: number; waiting: number };
  /**
   * Another process committed to this edition, up to here, at last these rows. Older and repeated
   * bells cost nothing; what none of them carried is read from the log.
   */
  heard(editionId: string, headSeq: number, news?: News): void;
  /**
   * Asks the log once for all open texts: what other processes committed, froze or reopened without
   * a word comes in. Rejects when the log cannot be reached.
   */
  lookUp(): Promise<void>;
  /** Who is in which text, by the id of the release, one entry a person. */
  people(): Map<string, Grant["person"][]>;
  /** The rooms, for what other nodes tell. */
  rooms: FromPeers;
};

/** Takes the upgrades of an HTTP server; only those under /collab/ become rooms. */
export function attachCollab(options: CollabOptions): Collab {
  const { server, limits } = options;
  const rooms = new Rooms(options);
  const sessions = new Set<Session>();
  const wss = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // The hard stop of ws, which answers 1009; our own check comes first.
    maxPayload: 2 * limits.frameBytes,
    maxFragments: MAX_FRAGMENTS,
  });
  let isStopping = false;

  const welcome = (
    ws: WebSocket,
    line: Duplex,
    req: IncomingMessage,
    releaseId: string | null,
    query: string,
  ) => {
    const params = new URLSearchParams(query);
    const session = sessionOf(ws, line, releaseId, params, options);
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
    if (options.isOurs?.(req) === false) return turnAway(socket, "421 Misdirected Request");
    const [path = "", query = ""] = (req.url ?? "").split(/\?(.*)/s);
    const releaseId = isPlainPath(path) ? releaseOfPath(path) : undefined;
    if (releaseId === undefined) {
      if (options.otherUpgrade && isPlainPath(path)) return options.otherUpgrade(req, socket, head);
      return turnAway(socket, "404 Not Found");
    }
    // An HTTP error would make y-websocket come back for ever: accept, then close with a code.
    wss.handleUpgrade(req, socket, head, (ws) => welcome(ws, socket, req, releaseId, query));
  };

  const ends = keepUp(rooms, sessions, options);
  server.on("upgrade", onUpgrade);

  return {
    rooms,
    heard: (...bell) => rooms.heard(...bell),
    lookUp: () => rooms.lookUp(),
    people: () => rooms.people(),
    counts: () => ({ sockets: sessions.size, ...rooms.counts() }),
    stop: async () => {
      isStopping = true;
      await Promise.race([rooms.finish(), sleep(FINISH_WITHIN, null, { ref: false })]);
      rooms.drop();
      for (const end of ends) end();
      await sendAway(sessions);
    },
  };
}

/** What goes on beside the frames; returns how each of it ends. */
function keepUp(rooms: Rooms, sessions: ReadonlySet<Session>, options: CollabOptions) {
  const { signals, standing, limits, log } = options;
  return [
    signals.subscribe((signal) => rooms.hear(signal)),
    new Watch(standing, log).keep(sessions),
    boundBacklog(sessions, limits.queuedBytesInAll),
    every(PING_EVERY, () => {
      for (const session of sessions) session.ping();
    }),
    every(Math.min(DOZE_EVERY, limits.idleSeconds * 1000), () => rooms.doze()),
  ];
}

function sessionOf(
  ws: WebSocket,
  line: Duplex,
  releaseId: string | null,
  params: URLSearchParams,
  { limits, log }: CollabOptions,
): Session {
  const session: Session = new Session(ws, {
    limits,
    line,
    ...pageOf(params),
    refused: (code, reason) => {
      const personId = session.isAdmitted ? session.grant.person.id : undefined;
      log.warn({ releaseId, personId, code, reason }, "socket refused");
    },
  });
  return session;
}

/** What a page says of itself; raw clients say nothing. */
function pageOf(params: URLSearchParams) {
  const [claimed, epoch] = [params.get("person"), params.get("epoch")];
  const wants = (what: string) => params.get(what) === "1";
  return { wantsSaved: wants("saved"), wantsThreads: wants("threads"), claimed, epoch };
}

function every(milliseconds: number, act: () => void): () => void {
  const times = setInterval(act, milliseconds).unref();
  return () => clearInterval(times);
}

async function sendAway(sessions: ReadonlySet<Session>): Promise<void> {
  for (const session of sessions) session.close(CLOSE.restart);
  const end = performance.now() + CLOSE_WITHIN;
  while (sessions.size && performance.now() < end) await sleep(10);
  for (const session of sessions) session.terminate();
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}

/** Absolute-form and other odd targets are never forwarded: they have led servers to other hosts. */
function isPlainPath(path: string): boolean {
  return /^\/(?!\/)[^\\#]*$/.test(path);
}

function isAllowedOrigin(req: IncomingMessage, { allowedOrigins }: CollabOptions): boolean {
  return isOwnPage((name) => req.headers[name]?.toString(), allowedOrigins(req));
}

/** A page older than the server could delete what newer ones write; raw clients name no schema. */
function isCurrentSchema(params: URLSearchParams): boolean {
  const given = params.getAll("schema");
  return given.every((n) => /^\d{1,9}$/.test(n) && Number(n) >= SCHEMA_NUMBER);
}
