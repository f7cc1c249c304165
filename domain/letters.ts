import { z } from "zod";
import { LOCALES } from "./locale.ts";

/** What letters tell, and what each needs to know besides to whom it goes. */
const PARAMS = {
  /** To somebody new: the link with which they set their password. */
  invitation: { path: z.string(), place: z.string() },
  /** An admin made a new link for somebody who has a password. */
  "new-link": { path: z.string() },
  /** Asked for at the door by whoever knows the address. */
  forgotten: { path: z.string() },
  /** To the new address: only whoever reads it can confirm it. */
  "address-confirm": { path: z.string() },
  /** To the address so far. */
  "address-asked": {},
  /** To both. */
  "address-changed": {},
  "password-changed": {},
  "factor-removed": {},
  "factor-enrolled": {},
  "factor-codes-renewed": {},
  "factor-recovery-used": {},
  /** To the owner, when somebody goes on guessing codes. */
  "factor-guessed": {},
  /** To the owner, with the first of two consents to taking a lost one away. */
  "factor-consented": {},
  /** To whoever a comment names, or who works for an agency that it names; the text is not named. */
  mentioned: { from: z.string(), path: z.string() },
  /** To whoever was given somebody's open work; texts are not named. */
  "handed-over": { from: z.string(), count: z.number() },
} as const satisfies Record<string, z.ZodRawShape>;

export type LetterKind = keyof typeof PARAMS;
export const LETTER_KINDS = Object.keys(PARAMS) as [LetterKind, ...LetterKind[]];

/** What a kind of letter needs to know. */
export type LetterParams<K extends LetterKind> = z.output<z.ZodObject<(typeof PARAMS)[K]>>;

/** Somebody who is written to. */
export type Addressee = { email: string; name: string; locale: (typeof LOCALES)[number] };

/** A letter as it lies sealed in the outbox. */
export const letterForm = z.strictObject({
  kind: z.enum(LETTER_KINDS),
  to: z.string(),
  /** Empty where whoever reads it may be a stranger. */
  name: z.string(),
  locale: z.enum(LOCALES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Until when it is of use (RFC 3339): a link that is over is not sent any more. */
  until: z.string().optional(),
});
export type LetterForm = z.output<typeof letterForm>;

const FIRST_PAUSE = 60;
const LONGEST_PAUSE = 3600;
/** Hours after which a letter that nobody takes is given up. */
export const GIVE_UP_HOURS = 24;

/**
 * Seconds to wait after the given number of failed tries: a minute, then twice as long each time,
 * an hour at most. `chance` (0 to 1) moves it by up to a fifth, so that letters that failed
 * together are not tried together for ever.
 */
export function pauseAfter(attempts: number, chance: number): number {
  const plain = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, attempts - 1));
  return Math.round(plain * (0.8 + 0.4 * chance));
}
