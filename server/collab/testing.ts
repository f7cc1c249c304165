import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type * as Y from "yjs";
import { DEFAULT_LIMITS, type Limits } from "#domain/limits.ts";
import { attachCollab, type Collab, type CollabOptions } from "./attach.ts";
import type { AskStanding, Authorise, CollabLog, CollabSignal, Grant } from "./ports.ts";
import { EDITION, RELEASE, TestClient, TestSocket } from "./testing-client.ts";
import { MemoryStore } from "./testing-store.ts";

/** What a cookie may do: `name` is a writer, `name; read` a reader and `name; suggest` somebody who only suggests. */
export function grantOf(cookie: string, epoch: number): Grant {
  const [name = "", mode] = cookie.split("; ");
  return {
    releaseId: RELEASE,
    editionId: EDITION,
    epoch,
    mode: mode === "read" ? "read" : "write",
    suggestsOnly: mode === "suggest",
    at: Date.now(),
    sessionId: `session-${name}`,
    rights: "",
    person: {
      id: `person-${name}`,
      name: `Nama ${name}`,
      agencyId: "agency-kpu",
      agencyKind: "kpu",
      agencyColour: "maroon",
      agencyName: "KPU",
    },
  };
}

/** A server on a free port. Cookies are `name` for a writer and `name; read` for a reader. */
export class TestServer {
  readonly store: MemoryStore;
  readonly logged: string[] = [];
  readonly grants = new Map<string, Partial<Grant>>();
  authorise: Authorise;
  /** Every session is live until a test says otherwise. */
  standing: AskStanding = async (ids) =>
    new Map(ids.map((id) => [id, { kind: "live", rights: "" }]));
  collab: Collab;
  readonly #http: Server;
  readonly #clients: { destroy(): void }[] = [];
  readonly #listeners = new Set<(signal: CollabSignal) => void>();

  constructor(
    store = new MemoryStore(),
    options: Partial<CollabOptions> & { limit?: Partial<Limits> } = {},
  ) {
    this.store = store;
    this.authorise = async (cookie) => this.#decide(cookie);
    this.#http = options.server ?? createServer((_, response) => response.end("ok"));
    this.collab = attachCollab({
      server: this.#http,
      authorise: (cookie, releaseId) => this.authorise(cookie, releaseId),
      store,
      standing: (sessionIds) => this.standing(sessionIds),
      signals: {
        subscribe: (listener) => {
          this.#listeners.add(listener);
          return () => this.#listeners.delete(listener);
        },
      },
      limits: { ...DEFAULT_LIMITS, ...options.limit },
      allowedOrigins: () => [this.origin],
      log: this.#log(),
      ...options,
    });
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#http.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  signal(signal: CollabSignal): void {
    for (const listener of this.#listeners) listener(signal);
  }

  /** A stock y-websocket client of a person. */
  client(cookie: string, options: { connect?: boolean; doc?: Y.Doc } = {}): TestClient {
    const client = new TestClient(`ws://127.0.0.1:${this.port}/collab`, cookie, options);
    this.#clients.push(client);
    return client;
  }

  /** A bare socket that sends what it is told. */
  socket(
    cookie: string,
    path = `/collab/${RELEASE}`,
    headers: Record<string, string> = {},
  ): TestSocket {
    const socket = new TestSocket(`ws://127.0.0.1:${this.port}${path}`, { cookie, ...headers });
    this.#clients.push(socket);
    return socket;
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.destroy();
    await this.collab.stop();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  #decide(cookie: string | undefined): Awaited<ReturnType<Authorise>> {
    if (!cookie) return { ok: false, code: 4401 };
    const grant = grantOf(cookie, this.store.epoch);
    return { ok: true, grant: { ...grant, ...this.grants.get(cookie.split("; ")[0] ?? "") } };
  }

  #log(): CollabLog {
    const write = (fields: Record<string, unknown>, message: string) => {
      this.logged.push(`${message} ${JSON.stringify(fields)}`);
    };
    return { info: write, warn: write, error: write };
  }
}
