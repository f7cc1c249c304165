/** What a scenario is told; everything random in it comes from `random` or `seed`. */
export type Chance = {
  seed: number;
  random: () => number;
  /** How often it is to be done. */
  runs: number;
  /** PostgreSQL server on which databases may be made and dropped; undefined leaves its scenarios out. */
  postgres: string | undefined;
  /** Says how far it is. */
  tell(words: string): void;
};

/** Figures of a scenario, for the report. */
export type Figures = Record<string, number | string>;

export type Scenario = {
  /** The promise that is put to the test. */
  promise: string;
  /** How often a full run does it. */
  runs: number;
  needsPostgres?: boolean;
  /** A Redis of this machine. */
  needsRedis?: boolean;
  /** Throws as soon as the promise is broken. */
  perform(chance: Chance): Promise<Figures>;
};

/** A promise did not hold. */
export class Broken extends Error {}

/** Throws `Broken` unless there is nothing to complain of. */
export function mustBeEmpty(what: string, found: readonly unknown[]): void {
  if (found.length) throw new Broken(`${what}: ${JSON.stringify(found.slice(0, 5))}`);
}

/** Polls until it holds; throws with what was waited for. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  ms = 60_000,
): Promise<void> {
  for (const end = Date.now() + ms; !(await condition()); ) {
    if (Date.now() > end) throw new Broken(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
