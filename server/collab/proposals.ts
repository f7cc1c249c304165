import { breakAs, DELETION, INSERTION, proposalOf, type Trace } from "#domain/proposals.ts";
import { CLOSE } from "#domain/room.ts";
import type { TextTracker } from "./text-tracker.ts";

/** Milliseconds that the clock of a page may be ahead of ours. */
const AHEAD = 5 * 60_000;
/** What was proposed without a line comes later; the device keeps it for so long. */
const BEHIND = 30 * 24 * 60 * 60_000;

const BORROWED = "words in a proposal that they are not of";

/**
 * Who writes, whether they may do no more than propose, and the time by the database's clock, which no
 * clock of a machine that is set while people write can change.
 */
export type Writer = { personId: string; suggestsOnly: boolean; now: number };

type Traced = Pick<TextTracker, "traces">;
type Text = Pick<TextTracker, "traces" | "standing">;
type State = ReturnType<typeof stateOf>;
/**
 * By whom a write is, how much came with it, what was before it where that matters, and whether there
 * is something proposed in what it touched.
 */
export type Written = {
  writer: Writer;
  inserted: number;
  before: State | null;
  proposes: boolean;
};
/** `mayMend`: merging alone may have done it. */
export type Unfit = { code: number; reason: string; mayMend: boolean };

/** Proposals by kind and id, with how often each letter stands in them. */
type Letters = ReadonlyMap<string, number>;
const NONE: Letters = new Map();
type Seen = ReadonlyMap<string, { author: string; at: number; letters: Letters }>;

/**
 * Every proposal that a room has seen: nobody writes one in another's name. What was there once may
 * come back, because undo brings back what was accepted or rejected, but never with other words.
 */
export class Proposals {
  readonly #most = new Map<string, Letters>();

  /** Whether there ever was one. */
  get areKnown(): boolean {
    return this.#most.size > 0;
  }

  /** What is in the text may stay in it. */
  learn(text: Traced): void {
    for (const [key, { letters }] of seenIn(text.traces())) {
      this.#most.set(key, most(this.#most.get(key), letters));
    }
  }

  /**
   * Why a write is refused that left the text like this: a proposal in it has another author or
   * another time than its writer has, or somebody who may only suggest, before whose write it was
   * like `before`, did more. Null when there is nothing to say.
   */
  judge(text: Text, { writer, inserted, before, proposes }: Written): Unfit | null {
    const why = proposes ? this.#dishonest(text.traces(), writer, inserted) : null;
    if (why) return { code: CLOSE.invalid, reason: why, mayMend: why === BORROWED };
    if (!before || isOnlyProposed(before, stateOf(text), writer)) return null;
    return { code: CLOSE.forbidden, reason: "more than a proposal", mayMend: true };
  }

  /** Merging may double a block with what is proposed in it, or put new words where others would take out. */
  #dishonest(traces: readonly Trace[], { personId, now }: Writer, inserted: number): string | null {
    const all = [...seenIn(traces)];
    for (const [key, { author, at }] of all) {
      if (this.#most.has(key)) continue;
      if (author !== personId) return "proposal in another's name";
      if (at > now + AHEAD || at < now - BEHIND) return "proposal of another time";
    }
    const isOwn = ({ proposal }: Trace) => proposalOf(proposal)?.author === personId;
    const hasMore = (trace: Trace) =>
      [...seenIn([trace])].some(([key, { letters }]) => !isWithin(letters, this.#most.get(key)));
    const comes = traces.filter(({ kind }) => kind === INSERTION);
    if (comes.some((trace) => !isOwn(trace) && hasMore(trace))) return BORROWED;
    // Existing words are put into no proposal: of one's own that come, and of others' that go.
    const own = comes.filter(isOwn);
    const goes = traces.filter((trace) => trace.kind === DELETION && !isOwn(trace));
    return [own, goes].some((some) => this.#grown(some) > inserted) ? BORROWED : null;
  }

  /** By how many letters proposals are more than they ever were. */
  #grown(traces: readonly Trace[]): number {
    const sizes = [...seenIn(traces)].map(
      ([key, { letters }]) => sizeOf(letters) - sizeOf(this.#most.get(key)),
    );
    return sizes.reduce((sum, size) => sum + Math.max(size, 0), 0);
  }
}

/** What somebody who may only suggest leaves as it is: the text as it stands, and what others propose. */
export function stateOf(text: Text) {
  return { standing: text.standing(), traces: text.traces() };
}

/** What others propose is still there; that it is no more than that is judged for everybody. */
function isOnlyProposed(before: State, after: State, { personId }: Writer): boolean {
  const now = seenIn(after.traces);
  const isThere = ([key, { author, letters }]: [string, { author: string; letters: Letters }]) =>
    author === personId || isWithin(letters, now.get(key)?.letters);
  return before.standing === after.standing && [...seenIn(before.traces)].every(isThere);
}

function seenIn(traces: readonly Trace[]): Seen {
  const seen = new Map<string, { author: string; at: number; letters: Map<string, number> }>();
  for (const { kind, proposal, words } of traces) {
    const { author = "", at = 0 } = proposalOf(proposal) ?? {};
    const key = breakAs(kind, proposal);
    const found = seen.get(key) ?? { author, at, letters: new Map<string, number>() };
    for (const letter of words) found.letters.set(letter, (found.letters.get(letter) ?? 0) + 1);
    seen.set(key, found);
  }
  return seen;
}

function sizeOf(letters: Letters = NONE): number {
  return [...letters.values()].reduce((sum, count) => sum + count, 0);
}

function isWithin(letters: Letters, others: Letters | undefined): boolean {
  return [...letters].every(([letter, count]) => count <= (others?.get(letter) ?? 0));
}

function most(one: Letters | undefined, other: Letters): Letters {
  const all = new Map(one);
  for (const [letter, count] of other) all.set(letter, Math.max(count, all.get(letter) ?? 0));
  return all;
}
