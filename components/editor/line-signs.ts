/** What the moments of a line say of it; all in milliseconds since 1970. */

/** A frame that is not confirmed for this long, and nothing heard since, went into the void. */
const SILENT = 4_000;
/** A clock that stood still for this long was asleep; timers of hidden pages come once a minute. */
const ASLEEP = 5_000;
/** Handshakes that failed one after the other, and how long one may be down without any. */
const FAILED = 3;
const DOWN = 20_000;

/** Whether the device has slept since the last look. */
export function isWake(lookedAt: number, now: number): boolean {
  return now - lookedAt > ASLEEP;
}

/** Whether what was sent seems to have gone into a half-open line. */
export function looksDead(line: { now: number; heardAt: number; oldest: number | null }): boolean {
  const { now, heardAt, oldest } = line;
  return oldest !== null && now - oldest > SILENT && heardAt < oldest;
}

/** Whether it is time to ask the server by a plain request why its socket does not open. */
export function looksBlocked(line: { now: number; downSince: number; failures: number }): boolean {
  return line.failures >= FAILED || line.now - line.downSince > DOWN;
}
