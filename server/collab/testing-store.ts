import * as Y from "yjs";
import { openDocument, writeContent } from "#domain/document.ts";
import type { AppendResult, Head, News, PendingUpdate, Store, StoredDraft } from "./ports.ts";

type Row = PendingUpdate & { seq: number };

/** The log in memory, by the rules of the real one, with switches for its failures. */
export class MemoryStore implements Store {
  rows: Row[] = [];
  words: { seq: number; words: string }[] = [];
  looks: { personId: string; seq: number }[] = [];
  /** How far each snapshot reaches that was asked for. */
  snapshots: number[] = [];
  epoch = 1;
  fieldKeys: readonly string[] = ["tempat", "tanggal"];
  clients = new Map<number, string | null>();
  endedSessions = new Set<string>();
  limitedSessions = new Set<string>();
  loads = 0;
  appends = 0;
  reads = 0;
  /** Awaited before each append. */
  gate: Promise<void> | null = null;
  /** How many of the next appends throw, before or after the rows are written. */
  failBefore = 0;
  failAfter = 0;
  fault = "connection refused";
  loadError: Error | null = null;
  loadGate: Promise<void> | null = null;
  /** Loads answer what there was when they were asked, and not when they come through the gate. */
  staleLoad = false;
  readGate: Promise<void> | null = null;
  /** Told of every commit, like the bell between processes. */
  onCommit: ((headSeq: number, news: News) => void) | null = null;
  readonly #batches = new Map<string, number>();

  constructor(title = "Judul", paragraphs: readonly string[] = ["Satu", "Dua"]) {
    const doc = openDocument();
    const content = paragraphs.map((text) => ({
      type: "paragraph",
      content: [{ type: "text", text }],
    }));
    writeContent(doc, { title, body: { type: "doc", content }, fields: { tempat: "Jepara" } });
    this.clients.set(doc.clientID, null);
    const data = Y.encodeStateAsUpdate(doc);
    this.rows.push({ seq: 1, data, clientIds: [doc.clientID], author: null, contributes: false });
  }

  async load(): Promise<StoredDraft> {
    this.loads += 1;
    const asked = [...this.rows];
    await this.loadGate;
    if (this.loadError) throw this.loadError;
    const { epoch, fieldKeys } = this;
    const rows = this.staleLoad ? asked : this.rows;
    const updates = rows.map(({ data }) => data);
    return { updates, headSeq: rows.length, epoch, fieldKeys, clients: new Map(this.clients) };
  }

  async readAfter(_editionId: string, afterSeq: number): Promise<News> {
    this.reads += 1;
    await this.readGate;
    const rows = this.rows.slice(afterSeq).map(({ data, author }) => ({
      data,
      personId: author?.personId ?? null,
    }));
    return { rows, epoch: this.epoch };
  }

  async heads(editionIds: readonly string[]): Promise<Map<string, Head>> {
    const { epoch, rows } = this;
    return new Map(editionIds.map((id) => [id, { headSeq: rows.length, epoch }]));
  }

  async append(batch: Parameters<Store["append"]>[0]): Promise<AppendResult> {
    this.appends += 1;
    await this.gate;
    await new Promise(setImmediate);
    if (this.failBefore > 0) {
      this.failBefore -= 1;
      throw new Error(this.fault);
    }
    const done = this.#batches.get(batch.batchId);
    if (done !== undefined) return { kind: "committed", headSeq: done };
    const refusal = this.#refusal(batch.epoch, batch.afterSeq, batch.updates);
    if (refusal) return refusal;
    for (const update of batch.updates) {
      this.rows.push({ ...update, seq: this.rows.length + 1 });
      for (const id of update.clientIds) this.clients.set(id, update.author?.personId ?? null);
    }
    this.#batches.set(batch.batchId, this.rows.length);
    this.onCommit?.(this.rows.length, newsOf(batch.epoch, batch.updates));
    if (this.failAfter > 0) {
      this.failAfter -= 1;
      throw new Error("connection lost at commit");
    }
    return { kind: "committed", headSeq: this.rows.length };
  }

  async snapshot(_editionId: string, uptoSeq: number): Promise<void> {
    this.snapshots.push(uptoSeq);
  }

  async keepWords(_editionId: string, seq: number, words: string): Promise<void> {
    this.words.push({ seq, words });
  }

  async keepLook(_editionId: string, personId: string, seq: number): Promise<void> {
    this.looks.push({ personId, seq });
  }

  /** A fresh replay of the log, or of its first rows. */
  replay(rows = this.rows.length): Y.Doc {
    const doc = openDocument();
    for (const { data } of this.rows.slice(0, rows)) Y.applyUpdate(doc, data);
    return doc;
  }

  /** Rows that people wrote. */
  get written(): Row[] {
    return this.rows.filter(({ author }) => author !== null);
  }

  #refusal(
    epoch: number,
    afterSeq: number,
    updates: readonly PendingUpdate[],
  ): AppendResult | null {
    if (epoch !== this.epoch) return { kind: "moved" };
    const headSeq = this.rows.length;
    if (headSeq !== afterSeq) {
      const { rows } = newsOf(epoch, this.rows.slice(afterSeq, headSeq));
      return { kind: "behind", headSeq, ...(rows.length && rows.length < 20 ? { rows } : {}) };
    }
    const authors = updates.flatMap(({ author }) => author ?? []);
    const ended = among(authors, this.endedSessions);
    if (ended.length) return { kind: "sessions-ended", sessionIds: ended };
    const writers = authors.filter(({ suggests }) => !suggests);
    const limited = among(writers, this.limitedSessions);
    if (limited.length) return { kind: "sessions-limited", sessionIds: limited };
    for (const { clientIds, author } of updates) {
      const taken = clientIds.find((id) => {
        const owner = this.clients.get(id);
        return owner !== undefined && owner !== (author?.personId ?? null);
      });
      if (taken !== undefined) return { kind: "client-taken", clientId: taken };
    }
    return null;
  }
}

/** What a bell carries of a batch. */
export function newsOf(epoch: number, updates: readonly PendingUpdate[]): News {
  const rows = updates.map(({ data, author }) => ({ data, personId: author?.personId ?? null }));
  return { epoch, rows };
}

const among = (authors: readonly { sessionId: string }[], ids: ReadonlySet<string>) => [
  ...new Set(authors.map(({ sessionId }) => sessionId).filter((id) => ids.has(id))),
];
