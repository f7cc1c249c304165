/** Milliseconds between a commit and the keeping of its words. */
const PAUSE = 3000;
/** Reading a text takes at most one part in this many of the time. */
const SHARE = 100;

export type IndexerOptions = {
  /** True while the document shows exactly what the log holds. */
  isCommitted(): boolean;
  /** Reads the words of the document and sees that they are kept. */
  keep(): void;
};

/** Keeps the words of a text for the search: a moment after it changed, off the way of the writes. */
export class Indexer {
  readonly #options: IndexerOptions;
  #timer: NodeJS.Timeout | undefined;
  #isStale = false;
  #isDue = false;
  #pause = PAUSE;

  constructor(options: IndexerOptions) {
    this.#options = options;
  }

  /** Something was committed. */
  note(): void {
    this.#isStale = true;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#isDue = true;
      this.rest();
    }, this.#pause).unref();
  }

  /** A moment at which nothing waits for the log, perhaps. */
  rest(): void {
    if (this.#isDue) this.#keep();
  }

  /** The room is about to let its document go. */
  finish(): void {
    if (this.#isStale) this.#keep();
    this.stop();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#isStale = false;
    this.#isDue = false;
  }

  #keep(): void {
    if (!this.#options.isCommitted()) return;
    this.#isStale = false;
    this.#isDue = false;
    const start = performance.now();
    this.#options.keep();
    this.#pause = Math.max(PAUSE, (performance.now() - start) * SHARE);
  }
}
