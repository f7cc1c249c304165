import { PERSON_HEADER } from "#domain/own-page.ts";

/**
 * What commands, polls and sockets know of the session of this page, wherever they stand: whose page
 * it is, that the session seems to be over, and when there is one again.
 */

/** Hears that the session seems to be over; `insist` where somebody wanted something and waits. */
type Keeper = (insist: boolean) => void;

let opener: string | null = null;
let keeper: Keeper | null = null;
const waiting = new Set<(back: boolean) => void>();
const returning = new Set<() => void>();

/** The person who opened this page, as headers of a request. */
export function personHeader(): Record<string, string> {
  return opener === null ? {} : { [PERSON_HEADER]: opener };
}

/** The keeper of this page takes its place; returns how it leaves. */
export function keepSession(personId: string, it: Keeper): () => void {
  opener = personId;
  keeper = it;
  return () => {
    if (keeper === it) keeper = null;
    settle(false);
  };
}

/** Something that nobody waits for was refused, or its line was cut. */
export function tellEnded(insist = false): void {
  keeper?.(insist);
}

/** Somebody's command was refused: true once they have signed in again, false when they will not. */
export function untilBack(): Promise<boolean> {
  if (!keeper) return Promise.resolve(false);
  const back = new Promise<boolean>((resolve) => waiting.add(resolve));
  keeper(true);
  return back;
}

/** Runs whenever there is a session of the same person again. */
export function onBack(listener: () => void): () => void {
  returning.add(listener);
  return () => returning.delete(listener);
}

/** The session is there again, or will not be: whoever waits goes on. */
export function settle(isBack: boolean): void {
  if (isBack) for (const listener of returning) listener();
  const all = [...waiting];
  waiting.clear();
  for (const resolve of all) resolve(isBack);
}
