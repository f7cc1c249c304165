import { REFUSALS, type Reason } from "#domain/refusal.ts";

/**
 * An expected "no": it becomes a problem document with the reason's status and words. `values`
 * fill the words, `extra` is added to the document. A bug is any other error.
 */
export class Refused extends Error {
  readonly reason: Reason;
  readonly status: number;
  readonly values: Record<string, string>;
  readonly extra: Record<string, unknown>;

  constructor(
    reason: Reason,
    {
      values = {},
      extra = {},
    }: { values?: Record<string, string>; extra?: Record<string, unknown> } = {},
  ) {
    super(reason);
    this.reason = reason;
    this.status = REFUSALS[reason];
    this.values = values;
    this.extra = extra;
  }
}
