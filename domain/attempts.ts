/** Seconds after which failures are forgotten when no more come. */
export const ATTEMPT_WINDOW = 15 * 60;
/** Seconds of the first delay and of the longest; nobody is locked out for good. */
const FIRST_DELAY = 30;
const LONGEST_DELAY = 15 * 60;

/** Seconds to wait after so many failures: none before `free` ones, then 30, doubled by each further. */
export function delayAfter(failures: number, free: number): number {
  const more = failures - free;
  return more < 0 ? 0 : Math.min(FIRST_DELAY * 2 ** more, LONGEST_DELAY);
}

/** Seconds for which wrong codes of an authenticator are counted, from the first of them. */
export const CODE_DAY = 24 * 60 * 60;
/** Wrong codes of a day before the first delay; with what the delays leave some thirty a day. */
const CODES_A_DAY = 20;
/** Seconds of the first delay after them and of the longest. */
const FIRST_CODE_DELAY = 15 * 60;
const LONGEST_CODE_DELAY = 4 * 60 * 60;

/** Seconds to wait after so many wrong codes of a day: none before the twentieth, then doubled by each. */
export function codeDelayAfter(codes: number): number {
  const more = codes - CODES_A_DAY;
  return more < 0 ? 0 : Math.min(FIRST_CODE_DELAY * 2 ** more, LONGEST_CODE_DELAY);
}

/**
 * Seconds that are still to be waited. A count is kept for its delay and the window after it, so
 * the time for which it is still kept tells how much of the delay is left.
 */
export function secondsToWait(failures: number, secondsKept: number, free: number): number {
  if (failures < free) return 0;
  return Math.max(0, Math.ceil(secondsKept - ATTEMPT_WINDOW));
}

/**
 * What counts as one place of the network: an IPv4 address, and of IPv6 the /64 that one household
 * or office is given, written out. Expects a valid address; anything else is a place of its own.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().replace(/%.*$/, "").split("::");
  const groups = (text: string | undefined) => (text ? text.split(":") : []);
  const [before, after] = [groups(head), groups(tail)];
  const missing = Math.max(0, 8 - before.length - after.length);
  const filled = tail === undefined ? before : [...before, ...Array(missing).fill("0"), ...after];
  const first = filled.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(":")}::/64`;
}
