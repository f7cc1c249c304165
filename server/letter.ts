import type { Mailed } from "#domain/answers/accounts.ts";
import type { Addressee, LetterForm, LetterKind, LetterParams } from "#domain/letters.ts";
import { seal } from "./seal.ts";
import { settings } from "./settings.ts";

/** The purpose under which letters are sealed. */
export const LETTER = "letter";

/**
 * A letter to somebody, sealed for the outbox: give it to `record` with the event that it tells of,
 * and call `lettersWritten` after the commit. `until` is when its link ends (RFC 3339).
 */
export function letter<K extends LetterKind>(
  kind: K,
  { email, name, locale }: Addressee,
  params: LetterParams<K>,
  until?: string,
): string {
  const form: LetterForm = {
    kind,
    to: email,
    name,
    locale,
    params: params as LetterForm["params"],
    ...(until ? { until } : {}),
  };
  return seal(JSON.stringify(form), LETTER);
}

const HOLDER = Symbol.for("sinergi.letters");
type Holder = { [HOLDER]?: (() => void) | undefined };

/** Names who is to be woken when there is something to deliver; the entry does it. */
export function onLetters(wake: (() => void) | undefined): void {
  (globalThis as Holder)[HOLDER] = wake;
}

/** Wakes the delivery of letters; call it after the commit. A lost call costs a few seconds. */
export function lettersWritten(): void {
  (globalThis as Holder)[HOLDER]?.();
}

/** Whether a letter that was just written goes out by mail, or is kept here for system admins. */
export function mailed(): Mailed {
  return settings().mail.sendsOut ? "sent" : "kept";
}
