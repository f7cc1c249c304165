import type { PresentPerson } from "#domain/views.ts";

/** Milliseconds without a sign of life after which a node is taken for gone. */
const SILENCE = 10_000;
/** Nodes that are listened to; an installation has a handful. */
const MAX_NODES = 32;

type Texts = readonly (readonly [releaseId: string, people: readonly PresentPerson[]])[];

/** The other nodes that live, and who has which text open there. */
export class Others {
  readonly #nodes = new Map<string, { heardAt: number; texts: Texts }>();

  /** A sign of life, `now` in milliseconds of `performance.now()`; false for one node too many. */
  hear(node: string, now: number): boolean {
    const known = this.#nodes.get(node);
    if (known) known.heardAt = now;
    else if (this.#nodes.size < MAX_NODES) this.#nodes.set(node, { heardAt: now, texts: [] });
    else return false;
    return true;
  }

  /** Keeps what a node tells of its texts, until it tells anew or is gone. */
  keep(node: string, texts: Texts): void {
    const known = this.#nodes.get(node);
    if (known) known.texts = texts;
  }

  forget(node: string): void {
    this.#nodes.delete(node);
  }

  /** Nodes that have been silent for too long by now. */
  silent(now: number): string[] {
    return [...this.#nodes].flatMap(([node, { heardAt }]) =>
      now - heardAt > SILENCE ? [node] : [],
    );
  }

  /** Who has which text open here or there, one entry a person. */
  withThose(here: ReadonlyMap<string, readonly PresentPerson[]>): Map<string, PresentPerson[]> {
    const all = new Map([...here].map(([releaseId, people]) => [releaseId, [...people]]));
    for (const { texts } of this.#nodes.values()) {
      for (const [releaseId, people] of texts) {
        const known = all.get(releaseId) ?? [];
        const others = people.filter(({ id }) => !known.some((person) => person.id === id));
        all.set(releaseId, [...known, ...others]);
      }
    }
    return all;
  }
}
