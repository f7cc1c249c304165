/**
 * Milliseconds for which a node that told of a text is taken to have it open; it tells anew every
 * ten seconds while that is so.
 */
const LASTS = 25_000;

/**
 * Which texts are open on other nodes. A commit of one that is open nowhere else rings at nobody, so
 * how far it reached is kept for whoever opens the text in that moment.
 */
export class Interest {
  readonly #nodes = new Map<string, Map<string, number>>();
  readonly #unrung = new Map<string, { headSeq: number; at: number }>();

  /**
   * A node told of a text that it has open, `now` in milliseconds of `performance.now()`. Answers the
   * head that nobody was told of, null where there is none.
   */
  note(editionId: string, node: string, now: number): number | null {
    const nodes = this.#nodes.get(editionId) ?? new Map<string, number>();
    this.#nodes.set(editionId, nodes.set(node, now));
    const unrung = this.#unrung.get(editionId);
    this.#unrung.delete(editionId);
    return unrung?.headSeq ?? null;
  }

  /** Whether a bell for this head is of use to anybody; the head is kept where it is not. */
  has(editionId: string, headSeq: number, now: number): boolean {
    if (this.#nodes.has(editionId)) return true;
    this.#unrung.set(editionId, { headSeq, at: now });
    return false;
  }

  /** A node is gone. */
  forget(node: string): void {
    for (const [editionId, nodes] of this.#nodes) {
      nodes.delete(node);
      if (!nodes.size) this.#nodes.delete(editionId);
    }
  }

  /** Forgets what nobody has told of for too long. */
  prune(now: number): void {
    const isOld = (at: number) => now - at > LASTS;
    for (const [editionId, nodes] of this.#nodes) {
      for (const [node, heardAt] of nodes) if (isOld(heardAt)) nodes.delete(node);
      if (!nodes.size) this.#nodes.delete(editionId);
    }
    for (const [editionId, { at }] of this.#unrung) {
      if (isOld(at)) this.#unrung.delete(editionId);
    }
  }
}
