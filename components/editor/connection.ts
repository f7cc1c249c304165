import { CLOSE } from "#domain/room.ts";

/** What the page knows of the way to the server; times are milliseconds since 1970. */
export type Connection =
  | { kind: "connecting" }
  | { kind: "saved"; at: number }
  | { kind: "saving" }
  | { kind: "unsaved"; count: number }
  | { kind: "offline"; since: number; count: number }
  | ({ kind: "closed" } & Closed);

/** Why the line was cut for good; `why` is what the server added to the code. */
export type Closed = { code: number; why: string; unsent: boolean };

export type ConnectionFacts = {
  now: number;
  /** Open and synced. */
  joined: boolean;
  everJoined: boolean;
  /** The browser itself says that there is no network. */
  noNetwork: boolean;
  downSince: number;
  /** When everything was last known to be committed. */
  savedAt: number;
  changedAt: number;
  settled: boolean;
  waiting: number;
  oldest: number | null;
  closed: Closed | null;
};

/** A line that comes back within these moments is not called lost. */
const GRACE = 3_000;
const FIRST_GRACE = 8_000;
/** After this long without an acknowledgement the words say that it is not saved. */
const SLOW = 3_000;
/** "Menyimpan…" stands at least this long, so that it does not flicker between two keys. */
export const CALM = 400;

export function connectionOf(facts: ConnectionFacts): Connection {
  const { now, waiting, closed, downSince, oldest } = facts;
  if (closed) return { kind: "closed", ...closed };
  if (!facts.joined) {
    const grace = facts.everJoined ? GRACE : FIRST_GRACE;
    const lost = facts.noNetwork || now - downSince > grace;
    return lost ? { kind: "offline", since: downSince, count: waiting } : { kind: "connecting" };
  }
  if (facts.settled) {
    return now - facts.changedAt < CALM ? { kind: "saving" } : { kind: "saved", at: facts.savedAt };
  }
  if (oldest !== null && now - oldest > SLOW) return { kind: "unsaved", count: waiting };
  return { kind: "saving" };
}

/** Close codes after which coming back is useless, beside 4400–4499. */
const ALSO_FINAL: readonly number[] = [CLOSE.malformed, 1009];

export function isFinalClose(code: number): boolean {
  return (code >= 4400 && code < 4500) || ALSO_FINAL.includes(code);
}
