import { createHmac } from "node:crypto";
import { ATTEMPT_WINDOW, delayAfter, networkOf, secondsToWait } from "#domain/attempts.ts";
import type { Reason } from "#domain/refusal.ts";
import { attemptCounts } from "./attempt-store.ts";
import { Refused } from "./refused.ts";
import { settings } from "./settings.ts";

/** What somebody tries to prove; each is counted for itself, so that one success clears only its own. */
export type Proof = "sign-in" | "code" | "password";

type Counted = "account" | "network";

type Attempt = {
  /** Whom they say they are: an address as it was typed, or the id of a person. */
  account: string;
  /** From where (`clientAddress`); left out where a session already says who asks. */
  address?: string;
  proof?: Proof;
};

/**
 * Runs an attempt to prove who one is; null is a failure, and so is whatever it throws. Failures
 * are counted before they are known, by account – also for accounts that are not there – and by
 * place in the network, so that many at once get no more tries than one after the other; a success
 * counts nowhere and clears the account, and a try that came to no judgement changes no count.
 * Throws `Refused("too-many-attempts")` without running it while a delay runs, also for the right
 * proof.
 */
export function guardedAttempt<T>(
  { account, address, proof = "sign-in" }: Attempt,
  work: () => Promise<T | null>,
): Promise<T | null> {
  const named = keyOf("account", `${proof}:${account.normalize("NFKC").trim().toLowerCase()}`);
  const byAccount = () => counting("account", named, work);
  if (address === undefined) return byAccount();
  return counting("network", keyOf("network", networkOf(address)), byAccount);
}

/**
 * Counts a request for a letter by its place in the network, whatever comes of it and apart from
 * failures to sign in. Throws `Refused("too-many-attempts")` while a delay runs.
 */
export async function countLetterRequest(address: string): Promise<void> {
  await counting("network", keyOf("network", `letter:${networkOf(address)}`), async () => null);
}

/** Neither addresses nor accounts can be read from the counts, also not by trying all of them. */
export function keyOf(counted: Counted, what: string): string {
  const mac = createHmac("sha256", settings().sealKey).update(`attempt:${counted}:${what}`);
  return `${counted}:${mac.digest("base64url")}`;
}

function counting<T>(counted: Counted, key: string, work: () => Promise<T | null>) {
  return inTurn(key, async () => {
    const failures = await reserve(counted, key);
    try {
      const result = await work();
      if (result !== null) await succeed(counted, key, failures);
      return result;
    } catch (error) {
      if (isUntried(error)) await takeBack(counted, key, failures);
      throw error;
    }
  });
}

function countsOf(counted: Counted) {
  const { store, limits } = attemptCounts();
  const { failuresPerAccount, failuresPerNetwork } = limits;
  return { store, free: counted === "account" ? failuresPerAccount : failuresPerNetwork };
}

/** Counts a failure in advance and answers how many there are now. */
async function reserve(counted: Counted, key: string): Promise<number> {
  const { store, free } = countsOf(counted);
  const before = await store.get(key);
  const seen = before?.consumedPoints ?? 0;
  const wait = secondsToWait(seen, (before?.msBeforeNext ?? 0) / 1000, free);
  if (wait > 0) throw tooMany(wait);
  const { consumedPoints: now } = await store.penalty(key);
  const delay = delayAfter(now, free);
  if (delay === 0) return now;
  // Another process was faster: one try is left, or one after each delay.
  if (now > free && now !== seen + 1) throw tooMany(delay);
  await store.set(key, now, delay + ATTEMPT_WINDOW);
  return now;
}

/** A success clears the account and not the place, from which others may be guessing. */
async function succeed(counted: Counted, key: string, failures: number): Promise<void> {
  if (counted === "account") await attemptCounts().store.delete(key);
  else await takeBack(counted, key, failures);
}

/** Makes a failure that was counted in advance undone; those before it go on counting. */
async function takeBack(counted: Counted, key: string, failures: number): Promise<void> {
  const { store, free } = countsOf(counted);
  if (delayAfter(failures, free) === 0) await store.reward(key);
  else await store.set(key, failures - 1, ATTEMPT_WINDOW);
}

/** The refusal of whoever has to wait for so many seconds. */
export function tooMany(
  seconds: number,
  words: "too-many-attempts" | "too-many-codes" = "too-many-attempts",
): Refused {
  return new Refused("too-many-attempts", { words, extra: { wait: seconds } });
}

/** Nothing was tried where another count has to wait, or where too many passwords are being checked. */
function isUntried(error: unknown): boolean {
  return error instanceof Refused && UNTRIED.includes(error.reason);
}
const UNTRIED: readonly Reason[] = ["too-many-attempts", "too-busy"];

const turns = new Map<string, Promise<unknown>>();

/** One after the other in this process, so that what is reserved stands in nobody's way. */
async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(key);
  const mine = (async () => {
    await before?.catch(() => {});
    return work();
  })();
  turns.set(key, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(key) === mine) turns.delete(key);
  }
}
