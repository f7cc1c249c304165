import type { AgencyColour, AgencyKind } from "#domain/people.ts";
import type { EndReason } from "#domain/room.ts";

/** What a socket may do, decided once at the upgrade and judged again by every commit. */
export type Grant = {
  releaseId: string;
  editionId: string;
  /** Epoch of the edition at the upgrade; frozen or reopened editions have another one. */
  epoch: number;
  mode: "read" | "write";
  sessionId: string;
  /** When the session ends by itself. */
  expiresAt: Date;
  person: {
    id: string;
    name: string;
    agencyId: string;
    agencyKind: AgencyKind;
    agencyColour: AgencyColour;
    agencyName: string;
  };
};

/** Asks who a cookie belongs to and what that person may do with the open edition of a release. */
export type Authorise = (
  cookieHeader: string | undefined,
  releaseId: string,
) => Promise<{ ok: true; grant: Grant } | { ok: false; code: number }>;

/** The committed log of one edition. */
export type StoredDraft = {
  /** Updates in log order; the first may be a snapshot of everything before it. */
  updates: Uint8Array[];
  headSeq: number;
  epoch: number;
  /** Keys that the map `fields` may hold, from the template. */
  fieldKeys: readonly string[];
  /** Yjs client ids that have written, and the person each belongs to; null is the server. */
  clients: ReadonlyMap<number, string | null>;
};

export type PendingUpdate = {
  data: Uint8Array;
  /** Yjs client ids that this update introduces structs of; they become the person's for good. */
  clientIds: readonly number[];
  /** The author; null for the server's own writes (block ids), which are no contribution. */
  author: { personId: string; agencyId: string; sessionId: string } | null;
  /** True when the canonical text changed: the author becomes a contributor. */
  contributes: boolean;
  /** The title as this update leaves it, when it changed it; lists show the committed one. */
  title?: string;
};

export type AppendResult =
  | { kind: "committed"; headSeq: number }
  /** Epoch or state moved: nothing was written. */
  | { kind: "moved" }
  /** These sessions are over, or their people may no longer write here: nothing was written; drop their updates and try again. */
  | { kind: "sessions-ended"; sessionIds: readonly string[] }
  /** A client id of the batch belongs to another person: nothing was written. */
  | { kind: "client-taken"; clientId: number };

export type Store = {
  /** Throws when the database is down or a row cannot be read. */
  load(editionId: string): Promise<StoredDraft>;
  /**
   * Commits a batch in one transaction. The batch id makes a repeated call after an unknown outcome
   * harmless: it answers the head of the first. Throws when the outcome is unknown.
   */
  append(batch: {
    editionId: string;
    epoch: number;
    batchId: string;
    updates: readonly PendingUpdate[];
  }): Promise<AppendResult>;
  /** Keeps the replay of the log up to `uptoSeq`; `state` is that of the room, and a store may replay its own rows. */
  snapshot(editionId: string, uptoSeq: number, state: Uint8Array): Promise<void>;
  /** Keeps the words of the committed text at `seq` for the search; older ones never win. */
  keepWords(editionId: string, seq: number, words: string): Promise<void>;
};

/** What the rest of the process tells the rooms. */
export type CollabSignal =
  /** The open edition of a release was frozen, reopened or replaced: its sockets close with 4409. */
  | { kind: "edition-moved"; releaseId: string }
  /** A session was ended: its sockets close with 4401, and the reason where there is one. */
  | { kind: "session-ended"; sessionId: string; why?: EndReason }
  /** A person may do more or less than before: their sockets close with 4300 and come back. */
  | { kind: "rights-changed"; personId: string };

export type Signals = {
  subscribe(listener: (signal: CollabSignal) => void): () => void;
};

/** Events for the log: never text, names or secrets. */
export type CollabLog = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};
