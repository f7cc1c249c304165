/** What other parts tell the metrics; the numbers themselves are kept by `metrics.ts`. */
export type Meter = { signedIn(isRight: boolean): void };

/** Next loads this file apart from the entry, so the meter lives on globalThis. */
const HOLDER = Symbol.for("sinergi.meter");
type Holder = { [HOLDER]?: Meter };

/** Names the open metrics; the entry does it. */
export function setMeter(meter: Meter): void {
  (globalThis as Holder)[HOLDER] = meter;
}

/** The open meter; one that counts nothing before it is opened, as in tests. */
export function meter(): Meter {
  return (globalThis as Holder)[HOLDER] ?? { signedIn: () => {} };
}
