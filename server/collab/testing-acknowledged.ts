import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { FRAME } from "#domain/room.ts";

type Range = { clock: number; len: number };

/**
 * Everything that a server has confirmed, by the ids of Yjs: what was inserted and what was deleted.
 * What is here must be in the log, whatever happens afterwards.
 */
export class Acknowledged {
  /** Write frames that were confirmed, and how many of them deleted something. */
  frames = 0;
  deletions = 0;
  readonly #ends = new Map<number, number>();
  readonly #deleted = new Map<number, Map<string, Range>>();

  add(update: Uint8Array): void {
    this.frames += 1;
    const { structs, ds } = Y.decodeUpdate(update);
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue;
      const { client, clock } = struct.id;
      const end = clock + struct.length;
      this.#ends.set(client, Math.max(end, this.#ends.get(client) ?? 0));
    }
    if (ds.clients.size) this.deletions += 1;
    for (const [client, ranges] of ds.clients) {
      const known = this.#deleted.get(client) ?? new Map<string, Range>();
      for (const range of ranges) known.set(`${range.clock} ${range.len}`, range);
      this.#deleted.set(client, known);
    }
  }

  /** The same as it is now, while more is confirmed. */
  copy(): Acknowledged {
    const copy = new Acknowledged();
    copy.frames = this.frames;
    copy.deletions = this.deletions;
    for (const [client, end] of this.#ends) copy.#ends.set(client, end);
    for (const [client, ranges] of this.#deleted) copy.#deleted.set(client, new Map(ranges));
    return copy;
  }

  /** What a replay of the log lacks, as ids; empty when it has everything. */
  missingFrom(doc: Y.Doc): string[] {
    const missing: string[] = [];
    for (const [client, end] of this.#ends) {
      const has = Y.getState(doc.store, client);
      if (has < end) missing.push(`inserted ${client}: ${has} of ${end}`);
    }
    for (const [client, ranges] of this.#deleted) {
      for (const { clock, len } of ranges.values()) {
        if (!isDeleted(doc, client, clock, len)) missing.push(`deleted ${client}: ${clock}+${len}`);
      }
    }
    return missing;
  }
}

function isDeleted(doc: Y.Doc, client: number, clock: number, len: number): boolean {
  const structs = doc.store.clients.get(client);
  if (!structs || Y.getState(doc.store, client) < clock + len) return false;
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    const struct = structs[i];
    if (!struct || struct.id.clock >= clock + len) break;
    if (!struct.deleted) return false;
  }
  return true;
}

/** What of an update is not in a document, as ids. */
export function missingOf(update: Uint8Array, doc: Y.Doc): string[] {
  const one = new Acknowledged();
  one.add(update);
  return one.missingFrom(doc);
}

/** The write frames of one client's present socket, and what of them was confirmed. */
export class Confirmations {
  readonly acknowledged: Acknowledged;
  sent = 0;
  saved = 0;
  #waiting: Uint8Array[] = [];
  readonly #onConfirmed: (updates: readonly Uint8Array[]) => void;

  constructor(
    acknowledged: Acknowledged,
    onConfirmed: (updates: readonly Uint8Array[]) => void = () => {},
  ) {
    this.acknowledged = acknowledged;
    this.#onConfirmed = onConfirmed;
  }

  get isSaved(): boolean {
    return this.saved === this.sent;
  }

  /** A new socket counts from nothing. */
  restart(): void {
    this.sent = 0;
    this.saved = 0;
    this.#waiting = [];
  }

  /** Notes a frame on its way to the server. */
  note(frame: Uint8Array): void {
    if (frame[0] !== FRAME.sync || (frame[1] !== 1 && frame[1] !== 2)) return;
    this.sent += 1;
    const decoder = decoding.createDecoder(frame.subarray(2));
    this.#waiting.push(decoding.readVarUint8Array(decoder));
  }

  /** The server says that the first `count` write frames of this socket are committed. */
  confirm(count: number): void {
    const confirmed = this.#waiting.splice(0, count - this.saved);
    for (const update of confirmed) this.acknowledged.add(update);
    this.saved = count;
    this.#onConfirmed(confirmed);
  }
}
