import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import * as Y from "yjs";
import { DEFAULT_LIMITS } from "#domain/limits.ts";
import type { AppendResult, Authorise, Store } from "./ports.ts";
import { Rooms } from "./rooms.ts";
import { Session } from "./session.ts";
import { grantOf } from "./testing.ts";
import { Acknowledged, missingOf } from "./testing-acknowledged.ts";
import { RELEASE } from "./testing-client.ts";
import { Line, lines } from "./testing-line.ts";
import { Peer } from "./testing-peer.ts";
import { type Fate, type Step, textOfAll, unequal, type World } from "./testing-schedule.ts";
import { MemoryStore } from "./testing-store.ts";

/** Frames must get to the engine, not stop at the rates. */
const LIMITS = {
  ...DEFAULT_LIMITS,
  framesBurst: 1e9,
  bytesBurst: 1e9,
  socketsPerPerson: 100,
};
const SILENT = { info: () => {}, warn: () => {}, error: () => {} };

type Outcome = Extract<Step, { do: "commit" }>["how"];
type Life = { rooms: Rooms; isOver: boolean };
type Place = { lines: Line[] };

/** The log in memory whose commits wait for their outcome. */
class HeldStore extends MemoryStore {
  /** A replay of all rows, kept up to date. */
  readonly log = new Y.Doc();
  isHeld = true;
  failsToLoad = false;
  #waiting: ((how: Outcome | "never") => void)[] = [];

  constructor() {
    super();
    for (const { data } of this.rows) Y.applyUpdate(this.log, data);
  }

  override async load() {
    const fails = this.failsToLoad;
    this.failsToLoad = false;
    if (fails) throw new Error("connection refused");
    return super.load();
  }

  override async append(batch: Parameters<Store["append"]>[0]): Promise<AppendResult> {
    const how = this.isHeld ? await new Promise((end) => this.#waiting.push(end)) : "done";
    if (how === "never") return new Promise(() => {});
    if (how === "fails") throw new Error("connection refused");
    const before = this.rows.length;
    const result = await super.append(batch);
    for (const { data } of this.rows.slice(before)) Y.applyUpdate(this.log, data);
    if (how === "unknown") throw new Error("connection lost at commit");
    return result;
  }

  /** Ends the commits in flight. */
  end(how: Outcome | "never"): void {
    for (const end of this.#waiting.splice(0)) end(how);
  }
}

/** The real engine between lines and a log in memory, both in the hands of a schedule. */
export class Model implements World {
  readonly store = new HeldStore();
  readonly acknowledged = new Acknowledged();
  readonly peers: Peer[];
  /** What must never be, in words. */
  readonly faults: string[] = [];
  readonly #places: Place[];
  #life = this.#begin();

  constructor(people: number) {
    this.#places = Array.from({ length: people }, () => ({ lines: [] }));
    this.peers = this.#places.map((place, i) => this.#peer(place, `orang-${i % 4}`));
  }

  async begin(): Promise<void> {
    await this.heal();
    this.store.isHeld = true;
  }

  async act(fate: Fate): Promise<void> {
    switch (fate.do) {
      case "up":
        this.#linesOf(fate.who)[0]?.letUp(fate.count);
        return;
      case "down":
        this.#linesOf(fate.who).at(-1)?.letDown(fate.count);
        return;
      case "cut":
        for (const line of this.#linesOf(fate.who)) line.cut();
        return;
      case "commit":
        return this.store.end(fate.how);
      case "load-fails":
        this.store.failsToLoad = true;
        return;
      case "rejudge":
        return this.#life.rooms.hear({
          kind: "rights-changed",
          personId: grantOf(this.peers[fate.who]?.options.cookie ?? "", 1).person.id,
        });
      case "crash":
        this.#life.isOver = true;
        this.store.end(fate.written ? "unknown" : "never");
        for (const line of this.#allLines()) line.cut();
        this.#life = this.#begin();
        return;
      case "restart":
        return this.#restart();
    }
  }

  /** Enough turns of the event loop for everything that waits for no clock. */
  async settle(): Promise<void> {
    await turn();
    await turn();
  }

  /** Everybody comes back, everything goes through; answers who is not equal to the log in the end. */
  async heal(ms = 30_000): Promise<string[]> {
    this.store.isHeld = false;
    for (const end = Date.now() + ms; Date.now() < end; ) {
      for (const peer of this.peers) if (!peer.provider.ws) peer.connect();
      const moved = await this.#pump();
      if (this.#isEqual()) return [];
      if (!moved) await sleep(1);
    }
    return unequal(this.peers, this.store.log);
  }

  /** Sends frames as somebody who hangs up only when told to; answers the code of that. */
  async intrude(cookie: string, ...frames: Uint8Array[]): Promise<number | undefined> {
    const line = new Line();
    let code: number | undefined;
    line.onclose = (event) => {
      code = event.code;
    };
    this.#bring(line, cookie);
    await this.settle();
    for (const frame of frames) line.send(frame);
    for (let quiet = 0; quiet < 3; ) {
      quiet = line.letUp(1e9) + line.letDown(1e9) > 0 ? 0 : quiet + 1;
      await this.settle();
    }
    line.cut();
    return code;
  }

  destroy(): void {
    this.#life.rooms.drop();
    for (const peer of this.peers) peer.destroy();
  }

  /** Lets everything through that waits; answers whether there was something. */
  async #pump(): Promise<boolean> {
    this.store.end("done");
    let moved = 0;
    for (const line of this.#allLines()) moved += line.letUp(1e9) + line.letDown(1e9);
    await this.settle();
    return moved > 0;
  }

  async #restart(): Promise<void> {
    this.store.isHeld = false;
    let isDone = false;
    const finished = this.#life.rooms.finish().then(() => {
      isDone = true;
    });
    while (!isDone) if (!(await this.#pump())) await sleep(1);
    await finished;
    this.#life.rooms.drop();
    await this.#pump();
    this.store.isHeld = true;
    this.#life = this.#begin();
  }

  #begin(): Life {
    const { store } = this;
    const authorise: Authorise = async (cookie) => ({
      ok: true,
      grant: grantOf(cookie ?? "", store.epoch),
    });
    // What is left of a life that is over reaches the log no more.
    const mortal = new Proxy<Store>(store, {
      get: (_, name: keyof Store) =>
        name === "append" && life.isOver ? () => new Promise(() => {}) : store[name].bind(store),
    });
    const options = { authorise, store: mortal, limits: LIMITS, log: SILENT };
    const life = { rooms: new Rooms(options), isOver: false };
    return life;
  }

  #peer(place: Place, cookie: string): Peer {
    const inLog = (what: string) => (update: Uint8Array) => {
      for (const one of missingOf(update, this.store.log)) this.faults.push(`${what}: ${one}`);
    };
    return new Peer({
      cookie,
      url: "ws://model/collab",
      releaseId: RELEASE,
      acknowledged: this.acknowledged,
      confirmed: (updates) => updates.forEach(inLog("confirmed")),
      shown: inLog("shown"),
      socket: lines((line) => {
        place.lines = [...place.lines.filter(({ isCut }) => !isCut), line];
        this.#bring(line, cookie);
      }),
    });
  }

  #bring(line: Line, cookie: string): void {
    const session = new Session(line.server, { limits: LIMITS, wantsSaved: true });
    this.#life.rooms.bring(session, RELEASE, cookie).catch((error) => {
      this.faults.push(`brought: ${error}`);
    });
  }

  #linesOf(who: number): Line[] {
    return this.#places[who]?.lines.filter(({ isCut }) => !isCut) ?? [];
  }

  #allLines(): Line[] {
    return this.#places.flatMap((_, who) => this.#linesOf(who));
  }

  #isEqual(): boolean {
    const text = textOfAll(this.store.log);
    return this.peers.every((peer) => peer.isSettled && textOfAll(peer.doc) === text);
  }
}
