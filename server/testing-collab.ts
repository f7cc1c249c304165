import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import { asc, eq } from "drizzle-orm";
import { WebSocket } from "ws";
import type { Db } from "#db/client.ts";
import { draftUpdate } from "#db/schema/drafts.ts";
import { DEFAULT_LIMITS } from "#domain/limits.ts";
import type { Actor } from "#domain/people.ts";
import { attachCollab, type Collab } from "./collab/attach.ts";
import type { CollabSignal, Store } from "./collab/ports.ts";
import { Acknowledged } from "./collab/testing-acknowledged.ts";
import { Peer } from "./collab/testing-peer.ts";
import { type Fate, textOfAll, unequal, type World } from "./collab/testing-schedule.ts";
import { draftStore } from "./collab-wiring.ts";
import { loadDraft, replay } from "./releases/draft-log.ts";
import { draftGrant } from "./releases/grant.ts";
import { ReplayThread } from "./releases/replay-thread.ts";
import { rightsOf, standingOf } from "./standing.ts";
import { type Newsroom, startRelease } from "./testing.ts";

const UNCOUNTED = { committed: () => {}, commitFailed: () => {}, logFault: () => {} };
const SILENT = { info: () => {}, warn: () => {}, error: () => {} };
/** Schedules are faster than people. */
const LIMITS = {
  ...DEFAULT_LIMITS,
  framesBurst: 1e9,
  bytesBurst: 1e9,
  workBurst: 1e9,
  socketsPerPerson: 100,
};

/** One life of the process: what is left of it afterwards reaches nothing. */
type Life = { collab: Collab; isOver: boolean; tell(signal: CollabSignal): void };

/** A real server on real sockets over the real log, in the hands of a schedule. */
export class RealWorld implements World {
  readonly acknowledged = new Acknowledged();
  readonly faults: string[] = [];
  readonly peers: Peer[];
  readonly #db: Db;
  readonly #place: { releaseId: string; editionId: string };
  readonly #actors: Actor[];
  readonly #thread = new ReplayThread();
  readonly #server = createServer();
  readonly #sockets = new Set<Socket>();
  readonly #planned: ("fails" | "unknown")[] = [];
  #loadFails = false;
  /** Steps for which commits are held back. */
  #held = 0;
  #life: Life;

  private constructor(db: Db, place: { releaseId: string; editionId: string }, actors: Actor[]) {
    this.#db = db;
    this.#place = place;
    this.#actors = actors;
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
    });
    this.#life = this.#begin();
    this.peers = actors.map((_, i) => this.#peer(i));
  }

  /** A new release of a newsroom with so many people at work on it. */
  static async open(db: Db, room: Newsroom, people: number): Promise<RealWorld> {
    const releaseId = await startRelease(room.kpuWriter);
    const grant = await draftGrant(room.kpuWriter, releaseId);
    if (!grant) throw new Error("the release cannot be opened");
    const all = [room.kpuWriter, room.kominfoWriter, room.kpuEditor, room.kominfoEditor];
    const actors = Array.from({ length: people }, (_, i) => all[i % all.length] as Actor);
    return new RealWorld(db, { releaseId, editionId: grant.editionId }, actors);
  }

  async begin(): Promise<void> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    await this.heal();
  }

  async act(fate: Fate): Promise<void> {
    switch (fate.do) {
      case "up":
        for (let i = 0; i < fate.count; i++) await turn();
        return;
      case "down":
        this.#held = fate.count;
        return;
      case "cut":
        (this.peers[fate.who]?.provider.ws as WebSocket | null)?.terminate();
        return;
      case "commit":
        this.#held = 0;
        if (fate.how !== "done") this.#planned.push(fate.how);
        return;
      case "load-fails":
        this.#loadFails = true;
        return;
      case "rejudge": {
        const personId = this.#actors[fate.who]?.personId ?? "";
        return this.#life.tell({ kind: "rights-changed", personId });
      }
      case "crash":
        return this.#crash();
      case "restart":
        this.#held = 0;
        this.#server.removeAllListeners("upgrade");
        await this.#life.collab.stop();
        this.#life = this.#begin();
    }
  }

  async settle(): Promise<void> {
    if (this.#held > 0) this.#held -= 1;
    await turn();
  }

  /** Everybody comes back and the log works; answers who is not equal to it in the end. */
  async heal(ms = 30_000): Promise<string[]> {
    this.#held = 0;
    this.#planned.length = 0;
    this.#loadFails = false;
    for (const end = Date.now() + ms; Date.now() < end; ) {
      for (const { provider } of this.peers) if (!provider.ws) provider.connect();
      if (this.peers.every(({ isSettled }) => isSettled) && (await this.#isEqual())) return [];
      await sleep(3);
    }
    return unequal(this.peers, await this.log());
  }

  /** The text as the log has it, without any snapshot's help where all rows are there. */
  async log() {
    const { headSeq } = await loadDraft(this.#db, this.#place.editionId);
    return replay(this.#db, this.#place.editionId, headSeq);
  }

  /** Positions of all rows of the log. */
  async seqs(): Promise<number[]> {
    const rows = await this.#db
      .select({ seq: draftUpdate.seq })
      .from(draftUpdate)
      .where(eq(draftUpdate.editionId, this.#place.editionId))
      .orderBy(asc(draftUpdate.seq));
    return rows.map(({ seq }) => seq);
  }

  async close(): Promise<void> {
    for (const peer of this.peers) peer.destroy();
    await this.#life.collab.stop();
    this.#life.isOver = true;
    await this.#thread.stop();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #crash(): Promise<void> {
    this.#life.isOver = true;
    this.#server.removeAllListeners("upgrade");
    for (const socket of this.#sockets) socket.destroy();
    for (const { provider } of this.peers) (provider.ws as WebSocket | null)?.terminate();
    this.#life.collab.stop().catch((error) => this.faults.push(`stopped: ${error}`));
    // Nobody has come back yet who could send again what the log has lost.
    const missing = this.acknowledged.missingFrom(await this.log());
    this.faults.push(...missing.map((one) => `lost: ${one}`));
    this.#life = this.#begin();
  }

  #begin(): Life {
    const listeners = new Set<(signal: CollabSignal) => void>();
    const db = this.#db;
    const life: Omit<Life, "collab"> = {
      isOver: false,
      tell: (signal) => {
        for (const listener of listeners) listener(signal);
      },
    };
    const collab = attachCollab({
      server: this.#server,
      authorise: async (cookie) => {
        const actor = this.#actors[Number(cookie)] as Actor;
        const grant = await draftGrant(actor, this.#place.releaseId);
        return grant
          ? { ok: true, grant: { ...grant, rights: rightsOf(actor, grant.limits) } }
          : { ok: false, code: 4404 };
      },
      standing: async (ids) => (life.isOver ? new Map() : standingOf(db, ids)),
      store: this.#mortal(life),
      signals: {
        subscribe: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      limits: LIMITS,
      allowedOrigins: () => [],
      log: SILENT,
    });
    return Object.assign(life, { collab });
  }

  /** The real store, whose commits fail as planned and wait while they are held. */
  #mortal(life: { isOver: boolean }): Store {
    const real = draftStore(this.#db, UNCOUNTED, this.#thread);
    return {
      ...real,
      load: (...args) => {
        const fails = this.#loadFails;
        this.#loadFails = false;
        return fails ? Promise.reject(new Error("connection refused")) : real.load(...args);
      },
      append: async (batch) => {
        while (this.#held > 0 && !life.isOver) await turn();
        if (life.isOver) return new Promise(() => {});
        const how = this.#planned.shift();
        if (how === "fails") throw new Error("connection refused");
        const result = await real.append(batch);
        if (how === "unknown") throw new Error("connection lost at commit");
        return result;
      },
    };
  }

  #peer(index: number): Peer {
    const server = this.#server;
    class CookieSocket extends WebSocket {
      constructor(path: string) {
        const { port } = server.address() as AddressInfo;
        super(`ws://127.0.0.1:${port}${path}`, { headers: { cookie: String(index) } });
        this.on("error", () => {});
      }
    }
    const { acknowledged } = this;
    const { releaseId } = this.#place;
    const url = "/collab";
    return new Peer({ cookie: String(index), url, releaseId, socket: CookieSocket, acknowledged });
  }

  async #isEqual(): Promise<boolean> {
    const [first, ...others] = this.peers.map(({ doc }) => textOfAll(doc));
    if (others.some((text) => text !== first)) return false;
    return textOfAll(await this.log()) === first;
  }
}
