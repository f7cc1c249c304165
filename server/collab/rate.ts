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
    const elapsed = Math.max(0, now - this.#at);
    this.#at = now;
    this.#left = Math.min(this.#burst, this.#left + (elapsed / 1000) * this.#perSecond);
    if (units > this.#left) return false;
    this.#left -= units;
    return true;
  }
}

/**
 * The time that the server works for one person: so many milliseconds a second, and so many at
 * once. How long something takes is known only behind it, so time is owed and not refused.
 */
export class WorkTime {
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

  /** Takes milliseconds that were worked; answers for how many this person has to wait now. */
  spend(worked: number, now = performance.now()): number {
    const elapsed = Math.max(0, now - this.#at);
    this.#at = now;
    const earned = this.#left + (elapsed / 1000) * this.#perSecond;
    this.#left = Math.min(this.#burst, earned) - worked;
    return this.#left < 0 ? (-this.#left / this.#perSecond) * 1000 : 0;
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
