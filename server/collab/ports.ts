import type { AgencyColour, AgencyKind } from "#domain/people.ts";
import type { EndReason, MoveReason } from "#domain/room.ts";

/** What a socket may do, decided once at the upgrade and judged again by every commit. */
export type Grant = {
  releaseId: string;
  editionId: string;
  /** Epoch of the edition at the upgrade; frozen or reopened editions have another one. */
  epoch: number;
  mode: "read" | "write";
  /** They may change nothing of the text but propose changes. */
  suggestsOnly: boolean;
  /** The clock of the database at that moment, in milliseconds: those of nodes may differ. */
  at: number;
  sessionId: string;
  /** What the person may do, as a string to compare (`Standing`). */
  rights: string;
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
) => Promise<{ ok: true; grant: Grant } | { ok: false; code: number; why?: EndReason }>;

/** What a session is worth right now; `rights` differs as soon as its person may do other things. */
export type Standing = { kind: "live"; rights: string } | { kind: "ended"; why?: EndReason };

/** Asks for many sessions at once; those that it does not name are over. */
export type AskStanding = (sessionIds: readonly string[]) => Promise<ReadonlyMap<string, Standing>>;

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
  /** The client id that wrote the last restore, where there was one. */
  restoredBy?: number | null;
};

export type PendingUpdate = {
  data: Uint8Array;
  /** Yjs client ids that this update introduces structs of; they become the person's for good. */
  clientIds: readonly number[];
  /**
   * The author; null for the server's own writes (block ids), which are no contribution. `suggests`
   * where nothing but proposals was let through.
   */
  author: { personId: string; agencyId: string; sessionId: string; suggests?: boolean } | null;
  /** True when the canonical text changed: the author becomes a contributor. */
  contributes: boolean;
  /** The title as this update leaves it, when it changed it; lists show the committed one. */
  title?: string;
};

/** Rows that others committed above a position, and the head of that moment. */
export type News = {
  /** In log order and without a gap; the person who wrote each, null for a server. */
  rows: readonly { data: Uint8Array; personId: string | null }[];
  epoch: number;
};

export type Head = { headSeq: number; epoch: number };

/** What a room has seen committed and need not be asked or written again. */
export type Known = {
  /** The log knows whose this client id is; the room lets nobody else write under it. */
  isOwned(clientId: number): boolean;
  isContributor(personId: string): boolean;
  /** The time of the last change was kept a moment ago. */
  isNoted: boolean;
};

export type AppendResult =
  | { kind: "committed"; headSeq: number }
  /**
   * Others wrote above `afterSeq`, up to this: nothing was written; read up and try again. The rows
   * are there when they are few.
   */
  | { kind: "behind"; headSeq: number; rows?: News["rows"] }
  /** Epoch or state moved: nothing was written. */
  | { kind: "moved" }
  /** These sessions are over, or their people may no longer write here: nothing was written; drop their updates and try again. */
  | { kind: "sessions-ended"; sessionIds: readonly string[] }
  /** Their people may only suggest by now, and more was let through: the same. */
  | { kind: "sessions-limited"; sessionIds: readonly string[] }
  /** A client id of the batch belongs to another person: nothing was written. */
  | { kind: "client-taken"; clientId: number };

export type Store = {
  /**
   * Throws when the database is down. A log that is not whole comes as far as it is, with an epoch
   * that nobody may write to; `isSuspect` asks for a closer look at one that gave no valid document.
   */
  load(editionId: string, isSuspect?: boolean): Promise<StoredDraft>;
  /**
   * Commits a batch in one transaction, right behind the row `afterSeq`: whatever the room has not
   * seen is answered with `behind`, so nothing is written that was not judged against exactly the
   * text before it. The batch id makes a repeated call after an unknown outcome
   * harmless: it answers the head of the first. Throws when the outcome is unknown.
   */
  append(batch: {
    editionId: string;
    epoch: number;
    afterSeq: number;
    batchId: string;
    updates: readonly PendingUpdate[];
    known?: Known;
  }): Promise<AppendResult>;
  /** The rows above `afterSeq`. Throws when the database is down or one of them is missing. */
  readAfter(editionId: string, afterSeq: number): Promise<News>;
  /** Where the logs of these editions end; those that are gone are not named. */
  heads(editionIds: readonly string[]): Promise<ReadonlyMap<string, Head>>;
  /** Keeps the replay of the log up to `uptoSeq`. */
  snapshot(editionId: string, uptoSeq: number): Promise<void>;
  /** Keeps the words of the committed text at `seq` for the search; older ones never win. */
  keepWords(editionId: string, seq: number, words: string): Promise<void>;
  /** Keeps that a person has seen the text up to `seq`. */
  keepLook(editionId: string, personId: string, seq: number): Promise<void>;
};

/** What the rest of the process tells the rooms. */
export type CollabSignal =
  /** The open edition of a release was frozen, reopened, restored, replaced or found damaged: its sockets close with 4409, and the reason where there is one. */
  | { kind: "edition-moved"; releaseId: string; why?: MoveReason }
  /** A session was ended: its sockets close with 4401, and the reason where there is one. */
  | { kind: "session-ended"; sessionId: string; why?: EndReason }
  /** A person may do more or less than before: their sockets close with 4300 and come back. */
  | { kind: "rights-changed"; personId: string }
  /** Somebody commented on a release: sockets that asked for it are told to read again. */
  | { kind: "threads-changed"; releaseId: string };

export type Signals = {
  subscribe(listener: (signal: CollabSignal) => void): () => void;
};

/** Somebody's presence in a text, its state rebuilt by their node; null when they are gone. */
export type PeerLine = { clientId: number; clock: number; personId: string; json: string | null };

/** The other nodes, as the rooms speak to them: nobody waits for them, and they may be gone. */
export type Peers = {
  /** Who is in a text here: `all` of them, or those whose line has changed. */
  show(editionId: string, lines: readonly PeerLine[], all: boolean): void;
  /** Asks everybody who is in a text that was opened here. */
  ask(editionId: string): void;
};

/** The rooms of this node, as what other nodes tell reaches them. */
export type FromPeers = {
  /** Editions whose texts are open here, or on their way. */
  editions(): readonly string[];
  isOpen(editionId: string): boolean;
  /** Shows who is in a text on another node: `all` of them, or those whose line has changed. */
  hearPeers(editionId: string, node: string, lines: readonly PeerLine[], all: boolean): void;
  /** Forgets who was anywhere on a node that is gone. */
  forgetNode(node: string): void;
  /** Tells the other nodes who is here: in one text, or in all. */
  tellPeers(editionId?: string): void;
};

/** Events for the log: never text, names or secrets. */
export type CollabLog = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};
