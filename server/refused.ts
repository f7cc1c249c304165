import type { Extra } from "#domain/answers/problem.ts";
import { REFUSALS, type Reason } from "#domain/refusal.ts";
import type { id } from "#messages/id.ts";

type Words = keyof (typeof id)["refusals"];

/** A list is written in the language of the reader. */
type Values = Record<string, string | readonly string[]>;

type Given<R extends Reason> = {
  values?: Values;
  extra?: Extra<R>;
  /** Words that say more than the reason's own. */
  words?: Words;
};
/** `extra` has to be given where the described problem document has more members. */
type Givens<R extends Reason> =
  Record<never, never> extends Extra<R>
    ? [given?: Given<R>]
    : [given: Given<R> & { extra: Extra<R> }];

/**
 * An expected "no": it becomes a problem document with the reason's status and words. `values`
 * fill the words, `extra` is added to the document, as `domain/answers/problem.ts` describes it. A
 * bug is any other error.
 */
export class Refused<R extends Reason = Reason> extends Error {
  readonly reason: R;
  readonly status: number;
  readonly values: Values;
  readonly extra: Record<string, unknown>;
  readonly words: Words;

  constructor(reason: R, ...[given]: Givens<R>) {
    super(reason);
    this.reason = reason;
    this.status = REFUSALS[reason];
    this.values = given?.values ?? {};
    this.extra = given?.extra ?? {};
    this.words = given?.words ?? reason;
  }
}

/** A picture has more bytes than these. */
export function pictureTooLarge(most: number): Refused {
  const values = { most: String(Math.floor(most / 1024 / 1024)) };
  return new Refused("too-large", { words: "picture-large", values });
}
