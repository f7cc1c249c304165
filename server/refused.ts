import { REFUSALS, type Reason } from "#domain/refusal.ts";
import type { id } from "#messages/id.ts";

type Words = keyof (typeof id)["refusals"];

type More = {
  values?: Record<string, string>;
  extra?: Record<string, unknown>;
  /** Words that say more than the reason's own. */
  words?: Words;
};

/**
 * An expected "no": it becomes a problem document with the reason's status and words. `values`
 * fill the words, `extra` is added to the document. A bug is any other error.
 */
export class Refused extends Error {
  readonly reason: Reason;
  readonly status: number;
  readonly values: Record<string, string>;
  readonly extra: Record<string, unknown>;
  readonly words: Words;

  constructor(reason: Reason, { values = {}, extra = {}, words = reason }: More = {}) {
    super(reason);
    this.reason = reason;
    this.status = REFUSALS[reason];
    this.values = values;
    this.extra = extra;
    this.words = words;
  }
}
