import type { PresentPerson } from "#domain/views.ts";
import type { Log } from "#server/log.ts";
import { onAnnounced, passOn } from "#server/signals.ts";
import { Bells, type News, newsOf } from "./bells.ts";
import { Interest } from "./interest.ts";
import { Line } from "./line.ts";
import { Looks } from "./looks.ts";
import type { Body, Message } from "./message.ts";
import { Others } from "./others.ts";

/** Milliseconds between two rounds, and rounds between two tellings of everything. */
const ROUND = 1000;
const ROUNDS_TO_ROSTER = 5;
const ROUNDS_TO_ALL = 10;
/** People in one roster; more would be no board. */
const MAX_PEOPLE = 2000;

type Lines = Extract<Body, { kind: "presence" }>["lines"];
type Present = ReadonlyMap<string, readonly PresentPerson[]>;

/** The collab server of this node, as what comes from others reaches it. */
export type Here = {
  heard(editionId: string, headSeq: number, news?: News): void;
  lookUp(): Promise<void>;
  present(): Present;
  rooms: {
    editions(): readonly string[];
    isOpen(editionId: string): boolean;
    hearPeers(editionId: string, node: string, lines: Lines, all: boolean): void;
    forgetNode(node: string): void;
    tellPeers(editionId?: string): void;
  };
};

export type NodesOptions = {
  /** Id of this node, new at every start. */
  node: string;
  /** Without it nodes know of each other by the database alone. */
  redis: { url: string; prefix: string; key: Buffer } | null;
  log: Log;
  /** Something came over Redis that no node of ours has written. */
  dropped(): void;
};

/**
 * This node among the others of its installation: rings after commits, passes signals and presence
 * on, and looks into the database for everything that got lost. Nobody waits for Redis.
 */
export class Nodes {
  readonly #options: NodesOptions;
  readonly #line: Line | null;
  readonly #others = new Others();
  readonly #interest = new Interest();
  readonly #bells = new Bells((bells) => this.#line?.tell(bells));
  #here: Here | undefined;
  #looks: Looks | undefined;
  #rounds: NodeJS.Timeout | undefined;
  #round = 0;
  #roster = "";
  #unsubscribe = () => {};

  constructor(options: NodesOptions) {
    this.#options = options;
    const { redis, node, log, dropped } = options;
    this.#line =
      redis &&
      new Line({
        ...redis,
        node,
        log,
        dropped,
        hear: (message) => this.#hear(message),
        wants: (editionId) => this.#here?.rooms.isOpen(editionId) ?? false,
        turned: (isUp) => this.#turned(isUp),
      });
  }

  /** Whether nodes hear each other over Redis; `none` without one. */
  get redis(): "up" | "down" | "none" {
    if (!this.#line) return "none";
    return this.#line.isUp ? "up" : "down";
  }

  /** From now on the collab server takes part. */
  serve(here: Here): void {
    this.#here = here;
    const { log } = this.#options;
    this.#looks = new Looks({
      look: () => here.lookUp(),
      areBellsUp: () => this.redis === "up",
      log,
    });
    if (!this.#line) return;
    this.#unsubscribe = onAnnounced((signal) => this.#line?.tell({ kind: "signal", signal }));
    this.#rounds = setInterval(() => this.#goRound(performance.now()), ROUND).unref();
    if (this.#line.isUp) this.#turned(true);
  }

  /** Rings after a commit of these rows where another node has the text open. */
  readonly ring = (editionId: string, headSeq: number, news: News): void => {
    if (!this.#line?.isUp || !this.#interest.has(editionId, headSeq, performance.now())) return;
    this.#bells.ring(editionId, headSeq, news);
  };

  /** Tells who is in a text here. */
  show(editionId: string, lines: readonly Lines[number][], all: boolean): void {
    this.#line?.tell({ kind: "presence", editionId, all, lines: [...lines] });
  }

  /** Asks who is in a text elsewhere. */
  ask(editionId: string): void {
    this.#line?.tell({ kind: "who", editionId });
  }

  /** Who has which text open on any node, those of this one given. */
  everywhere(here: Present): Present {
    return this.#others.withThose(here);
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    this.#looks?.stop();
    clearInterval(this.#rounds);
    this.#bells.close();
    await this.#line?.close();
  }

  #hear({ from, body }: Message): void {
    if (!this.#here || !this.#others.hear(from, performance.now())) return;
    const { heard, rooms } = this.#here;
    if ("editionId" in body) this.#note(body.editionId, from);
    if (body.kind === "bells") {
      for (const bell of body.bells) heard(bell.editionId, bell.headSeq, newsOf(bell));
    }
    if (body.kind === "signal") passOn(body.signal);
    else if (body.kind === "presence") {
      rooms.hearPeers(body.editionId, from, body.lines, body.all);
    } else if (body.kind === "who") rooms.tellPeers(body.editionId);
    else if (body.kind === "roster") this.#others.keep(from, body.texts);
    else if (body.kind === "leaving") this.#forget(from);
  }

  /** Another node has this text open; what was committed while nobody knew of it rings now. */
  #note(editionId: string, node: string): void {
    const headSeq = this.#interest.note(editionId, node, performance.now());
    if (headSeq !== null) this.#bells.ring(editionId, headSeq);
  }

  /** What was told while nobody heard is caught up. */
  #turned(isUp: boolean): void {
    if (!isUp || !this.#here) return;
    void this.#looks?.now();
    const { rooms } = this.#here;
    rooms.tellPeers();
    for (const editionId of rooms.editions()) this.ask(editionId);
    this.#roster = "";
  }

  #goRound(now: number): void {
    for (const node of this.#others.silent(now)) this.#forget(node);
    this.#interest.prune(now);
    this.#round += 1;
    if (this.#round % ROUNDS_TO_ALL === 0) this.#here?.rooms.tellPeers();
    this.#tellRoster(this.#round % ROUNDS_TO_ROSTER === 0);
  }

  #tellRoster(always: boolean): void {
    const texts = within(this.#here?.present() ?? new Map());
    const roster = JSON.stringify(texts);
    if (!always && roster === this.#roster) return;
    this.#roster = roster;
    this.#line?.tell({ kind: "roster", texts });
  }

  #forget(node: string): void {
    this.#others.forget(node);
    this.#interest.forget(node);
    this.#here?.rooms.forgetNode(node);
  }
}

function within(present: Present): [string, PresentPerson[]][] {
  let left = MAX_PEOPLE;
  return [...present].flatMap(([releaseId, people]) => {
    left -= people.length;
    return left < 0 ? [] : [[releaseId, [...people]]];
  });
}
