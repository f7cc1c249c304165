import { CLOSE, RESTORED } from "#domain/room.ts";

/** What the page knows of the way to the server; times are milliseconds since 1970. */
export type Connection =
  | { kind: "connecting" }
  | { kind: "saved"; at: number }
  | { kind: "saving" }
  | ({ kind: "unsaved" } & Unsent)
  /** The server is not reached at all. */
  | ({ kind: "offline"; since: number } & Unsent)
  /** The server answers pages, but nothing lets the socket through. */
  | ({ kind: "blocked"; since: number } & Unsent)
  | ({ kind: "closed" } & Closed);

/** Changes that the server lacks, as people count them, and whether this device keeps a copy. */
export type Unsent = { count: number; copied: boolean };

/**
 * Why the line was cut for good; `why` is what the server added to the code. It is `safe` to leave the
 * page once nothing would be lost with it.
 */
export type Closed = { code: number; why: string; unsent: boolean; safe?: boolean };

/** Instead of a word of the server: the text was restored or reopened, and can be written. */
export const MOVED_ON = "moved-on";

/** Whether the text goes on as another one, into which the page can come back by itself. */
export function isMoved({ code, why }: Closed): boolean {
  return code === CLOSE.locked && (why === RESTORED || why === MOVED_ON);
}

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
  copied: boolean;
  /** The server has answered a page while its socket could not be opened. */
  blocked: boolean;
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
  const { now, closed, downSince, oldest } = facts;
  const unsent: Unsent = { count: facts.waiting, copied: facts.copied };
  if (closed) return { kind: "closed", ...closed };
  if (!facts.joined) {
    const grace = facts.everJoined ? GRACE : FIRST_GRACE;
    const lost = facts.noNetwork || now - downSince > grace;
    if (!lost) return { kind: "connecting" };
    return { kind: facts.blocked ? "blocked" : "offline", since: downSince, ...unsent };
  }
  if (facts.settled) {
    return now - facts.changedAt < CALM ? { kind: "saving" } : { kind: "saved", at: facts.savedAt };
  }
  if (oldest !== null && now - oldest > SLOW) return { kind: "unsaved", ...unsent };
  return { kind: "saving" };
}

/** Whether the line to the server is down. */
export function isDown({ kind }: { kind: string }): boolean {
  return kind === "offline" || kind === "blocked";
}

/** Close codes after which coming back is useless, beside 4400–4499. */
const ALSO_FINAL: readonly number[] = [CLOSE.malformed, 1009];

export function isFinalClose(code: number): boolean {
  return (code >= 4400 && code < 4500) || ALSO_FINAL.includes(code);
}
