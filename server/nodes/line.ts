import { Redis, type RedisOptions } from "ioredis";
import { faultOf } from "#domain/fault.ts";
import type { Log } from "#server/log.ts";
import { Envelopes, senderOf } from "./envelopes.ts";
import { type Body, decodeMessage, encodeMessage, type Message } from "./message.ts";

/** Milliseconds between two pulses, and without an own one after which the line counts as dead. */
const PULSE = 1000;
const SILENCE = 3000;
/** Milliseconds without one after which the connections are made anew. */
const RENEW = 6000;

/** Channels of what is about no edition. */
const ALL = "all";
const PULSES = "pulses";

export type LineOptions = {
  url: string;
  /** What channels of this installation begin with; no special characters of patterns. */
  prefix: string;
  /** Shared by the nodes of one installation alone. */
  key: Buffer;
  node: string;
  log: Log;
  /** A message of another node. */
  hear(message: Message): void;
  /** Whether a message about this edition would be of use; others are not read. */
  wants(editionId: string): boolean;
  /** The line works, or does so no more. */
  turned(isUp: boolean): void;
  /** Something came that was no message of ours. */
  dropped(): void;
};

/**
 * The line between the nodes of an installation over Redis, on which messages may get lost at any
 * time. It is up while this node hears its own pulse come back; while it is not, nothing but pulses
 * is sent, so that nothing piles up.
 */
export class Line {
  readonly #options: LineOptions;
  readonly #envelopes: Envelopes;
  readonly #out: Redis;
  readonly #in: Redis;
  readonly #pulses: NodeJS.Timeout;
  #isUp = false;
  #isTold = false;
  #isClosed = false;
  #heardAt = performance.now();

  constructor(options: LineOptions) {
    this.#options = options;
    this.#envelopes = new Envelopes(options.key, options.node);
    this.#out = new Redis(options.url, { ...CONNECTION, commandTimeout: SILENCE });
    this.#in = new Redis(options.url, { ...CONNECTION, autoResubscribe: false });
    this.#out.on("error", () => {}); // the missing pulse tells
    this.#in.on("error", (error) => this.#down(error));
    this.#in.on("close", () => this.#down());
    this.#in.on("ready", () => void this.#listen());
    this.#in.on("pmessageBuffer", (_pattern, channel, bytes) =>
      this.#receive(channel.toString(), bytes),
    );
    this.#pulses = setInterval(() => this.#pulse(), PULSE).unref();
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** Tells all nodes, where the line is up; about an edition only those that have it open read on. */
  tell(body: Body): void {
    if (this.#isUp) void this.#send(body);
  }

  /** Says goodbye and lets the connections go. */
  async close(): Promise<void> {
    clearInterval(this.#pulses);
    if (this.#isUp) await this.#send({ kind: "leaving" });
    this.#isClosed = true;
    this.#out.disconnect();
    this.#in.disconnect();
  }

  async #listen(): Promise<void> {
    try {
      await this.#in.psubscribe(`${this.#options.prefix}:*`);
      void this.#send({ kind: "pulse" });
    } catch (error) {
      this.#down(error);
    }
  }

  #pulse(): void {
    const silent = performance.now() - this.#heardAt;
    if (silent > SILENCE) this.#down();
    if (silent > RENEW) {
      // A connection that was cut without a word would wait for ever.
      this.#heardAt = performance.now();
      for (const redis of [this.#in, this.#out])
        if (redis.status === "ready") redis.disconnect(true);
    }
    void this.#send({ kind: "pulse" });
  }

  async #send(body: Body): Promise<void> {
    const { prefix } = this.#options;
    if (this.#out.status !== "ready") return;
    try {
      await this.#out.publish(`${prefix}:${aboutOf(body)}`, encodeMessage(this.#envelopes, body));
    } catch {
      // Told again by a later look, or by the pulse that does not come back.
    }
  }

  #receive(channel: string, bytes: Buffer): void {
    const { node, prefix, hear, wants, dropped } = this.#options;
    const about = channel.slice(prefix.length + 1);
    // Of what it said itself a node listens to its pulses alone.
    if (about !== PULSES && senderOf(bytes) === node) return;
    if (about !== PULSES && about !== ALL && !wants(about)) return;
    const message = decodeMessage(this.#envelopes, bytes);
    if (!message || aboutOf(message.body) !== about) {
      dropped();
      return;
    }
    if (message.from !== node) hear(message);
    else if (message.body.kind === "pulse") this.#up();
  }

  #up(): void {
    this.#heardAt = performance.now();
    if (this.#isUp || this.#isClosed) return;
    this.#isUp = true;
    if (this.#isTold) this.#options.log.info({}, "nodes hear each other again");
    this.#isTold = false;
    this.#options.turned(true);
  }

  #down(error?: unknown): void {
    if (this.#isClosed) return;
    const wasUp = this.#isUp;
    this.#isUp = false;
    if (!this.#isTold) {
      const fault = error === undefined ? {} : faultOf(error);
      this.#options.log.warn(fault, "nodes do not hear each other: the database is asked instead");
    }
    this.#isTold = true;
    if (wasUp) this.#options.turned(false);
  }
}

/** What a message is about, which is the name of its channel. */
function aboutOf(body: Body): string {
  if ("editionId" in body) return body.editionId;
  return body.kind === "pulse" ? PULSES : ALL;
}

const CONNECTION: RedisOptions = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  connectTimeout: SILENCE,
  keepAlive: 10_000,
  retryStrategy: (tries) => Math.min(tries * 200, 2000),
};
