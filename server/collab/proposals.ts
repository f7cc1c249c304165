import { breakAs, proposalOf, type Trace } from "#domain/proposals.ts";
import { CLOSE } from "#domain/room.ts";
import type { TextTracker } from "./text-tracker.ts";

/** Milliseconds that the clock of a page may be ahead of ours. */
const AHEAD = 5 * 60_000;
/** What was proposed without a line comes later; the device keeps it for so long. */
const BEHIND = 30 * 24 * 60 * 60_000;

/**
 * Who writes, whether they may do no more than propose, and the time by the database's clock, which no
 * clock of a machine that is set while people write can change.
 */
export type Writer = { personId: string; suggestsOnly: boolean; now: number };

type Traced = Pick<TextTracker, "traces">;
type Text = Pick<TextTracker, "traces" | "proposes" | "standing">;
type State = ReturnType<typeof stateOf>;
type Unfit = { code: number; reason: string };

/** Proposals by kind and id, with how often each letter stands in them. */
type Letters = ReadonlyMap<string, number>;
type Seen = ReadonlyMap<string, { author: string; at: number; letters: Letters }>;

/**
 * Every proposal that a room has seen: nobody writes one in another's name. What was there once may
 * come back, because undo brings back what was accepted or rejected, but never with other words.
 */
export class Proposals {
  readonly #most = new Map<string, Letters>();

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
  judge(text: Text, writer: Writer, before: State | null): Unfit | null {
    const why = text.proposes ? this.#dishonest(text.traces(), writer) : null;
    if (why) return { code: CLOSE.invalid, reason: why };
    if (!before || isOnlyProposed(before, stateOf(text), writer)) return null;
    return { code: CLOSE.forbidden, reason: "more than a proposal" };
  }

  #dishonest(traces: readonly Trace[], { personId, now }: Writer): string | null {
    for (const [key, { author, at, letters }] of seenIn(traces)) {
      const known = this.#most.get(key);
      if (author !== personId && !isWithin(letters, known)) return "proposal in another's name";
      if (!known && (at > now + AHEAD || at < now - BEHIND)) return "proposal of another time";
    }
    return null;
  }
}

/** What somebody who may only suggest leaves as it is: the text as it stands, and what others propose. */
export function stateOf(text: Text) {
  return { standing: text.standing(), traces: text.traces() };
}

function isOnlyProposed(before: State, after: State, { personId }: Writer): boolean {
  const others = ({ traces }: State) =>
    [...seenIn(traces)].filter(([, { author }]) => author !== personId);
  const [then, now] = [others(before), new Map(others(after))];
  const isSame = ([key, { letters }]: (typeof then)[number]) => {
    const same = now.get(key)?.letters;
    return same !== undefined && isWithin(letters, same) && isWithin(same, letters);
  };
  return before.standing === after.standing && then.length === now.size && then.every(isSame);
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

function isWithin(letters: Letters, others: Letters | undefined): boolean {
  return [...letters].every(([letter, count]) => count <= (others?.get(letter) ?? 0));
}

function most(one: Letters | undefined, other: Letters): Letters {
  const all = new Map(one);
  for (const [letter, count] of other) all.set(letter, Math.max(count, all.get(letter) ?? 0));
  return all;
}
