/** Allows `perSecond` units a second and up to `burst` at once; `now` is in milliseconds of `performance.now()`. */
export class Allowance {
  readonly #perSecond: number;
  readonly #burst: number;
  #left: number;
  #at: number;

  constructor(perSecond: number, burst: number, now = performance.now()) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#left = burst;
    this.#at = now;
  }

  /** Takes units; false, and nothing taken, when there are not enough. */
  take(units = 1, now = performance.now()): boolean {
    this.#earn(now);
    if (units > this.#left) return false;
    this.#left -= units;
    return true;
  }

  /** Takes units that are used already; answers for how many milliseconds they are owed. */
  owe(units: number, now = performance.now()): number {
    this.#earn(now);
    this.#left -= units;
    return this.#left < 0 ? (-this.#left / this.#perSecond) * 1000 : 0;
  }

  #earn(now: number): void {
    const elapsed = Math.max(0, now - this.#at);
    this.#at = now;
    this.#left = Math.min(this.#burst, this.#left + (elapsed / 1000) * this.#perSecond);
  }
}

/** Who is kept out for a while, by id; times are milliseconds of `performance.now()`. */
export class KeptOut {
  readonly #until = new Map<string, number>();

  add(id: string, seconds: number, now = performance.now()): void {
    for (const [other, until] of this.#until) if (until <= now) this.#until.delete(other);
    this.#until.set(id, now + seconds * 1000);
  }

  has(id: string, now = performance.now()): boolean {
    return (this.#until.get(id) ?? 0) > now;
  }
}
