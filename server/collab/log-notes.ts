import type { Owners } from "./owners.ts";
import type { Known, PendingUpdate } from "./ports.ts";

/** Milliseconds between two notes in the log that a text changed; a new title is noted at once. */
const NOTED_EVERY = 3000;

/** What a room has seen committed beside the rows, so that the log need not be asked or told again. */
export class LogNotes {
  readonly #owners: Owners;
  readonly #contributors = new Set<string>();
  /** When the log last noted that the text changed, in milliseconds of `performance.now()`. */
  #notedAt = Number.NEGATIVE_INFINITY;
  #isNoted = false;
  #rows: number;

  /** `rows` of the log lie above its last snapshot. */
  constructor(owners: Owners, rows: number) {
    this.#owners = owners;
    this.#rows = rows;
  }

  /** For the batch that is about to be committed. */
  known(): Known {
    this.#isNoted = performance.now() - this.#notedAt < NOTED_EVERY;
    return {
      isOwned: (clientId) => this.#owners.isCommitted(clientId),
      isContributor: (personId) => this.#contributors.has(personId),
      isNoted: this.#isNoted,
    };
  }

  /** These updates are in the log now. */
  committed(updates: readonly PendingUpdate[]): void {
    this.learned(updates.length);
    if (!this.#isNoted) this.#notedAt = performance.now();
    for (const { author, contributes } of updates) {
      if (author && contributes) this.#contributors.add(author.personId);
    }
  }

  /** So many rows of others are there, too. */
  learned(rows: number): void {
    this.#rows += rows;
  }

  /** True once when the log has more than `rows` rows above the last snapshot. */
  isLong(rows: number): boolean {
    if (this.#rows <= rows) return false;
    this.#rows = 0;
    return true;
  }
}
