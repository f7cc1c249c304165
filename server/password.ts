import { hash, verify } from "@node-rs/argon2";
import { Refused } from "./refused.ts";

/** argon2id with 19 MiB and two passes (OWASP, 2024). */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Two at once: each takes 19 MiB and a core for some 40 ms. */
export const AT_ONCE = 2;
/** How many may wait for their turn: some seconds, after which a browser is better told than kept. */
export const MOST_WAITING = 50;
/** Seconds after which whoever was refused tries again; the queue is empty by then. */
const TRY_AGAIN_AFTER = 5;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) {
      throw new Refused("too-busy", { extra: { wait: TRY_AGAIN_AFTER } });
    }
    await new Promise<void>((go) => waiting.push(go));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** The argon2id hash of a password in PHC form. Throws `Refused("too-busy")` while too many wait. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFKC"), COST));
}

/** Made once and in nobody's turn: were it refused, time would tell which accounts there are. */
let decoy: Promise<string> | undefined;

/**
 * Compares in the same time whether or not there is a hash, so that time tells no address. Throws
 * `Refused("too-busy")` while too many wait, whoever is asked about.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hash("an account that does not exist", COST);
  const against = stored ?? (await decoy);
  const matches = await inTurn(() => verify(against, password.normalize("NFKC")));
  return matches && stored !== null;
}
