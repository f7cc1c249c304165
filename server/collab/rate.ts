/** Allows `perSecond` units a second and up to `burst` at once. */
export class Allowance {
  readonly #perSecond: number;
  readonly #burst: number;
  #left: number;
  #at: number;

  constructor(perSecond: number, burst: number, now = Date.now()) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#left = burst;
    this.#at = now;
  }

  /** Takes units; false, and nothing taken, when there are not enough. */
  take(units = 1, now = Date.now()): boolean {
    // A clock that was set back must not freeze the allowance.
    const elapsed = Math.max(0, now - this.#at);
    this.#at = now;
    this.#left = Math.min(this.#burst, this.#left + (elapsed / 1000) * this.#perSecond);
    if (units > this.#left) return false;
    this.#left -= units;
    return true;
  }
}
