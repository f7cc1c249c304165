/**
 * What a session still has to show beside the password. `off` where nobody asks for a second
 * factor, `enrol` until the person has an authenticator, `prove` until this session has shown a
 * code of it, `proven` from then on.
 */
export const FACTOR_STATES = ["off", "enrol", "prove", "proven"] as const;
export type FactorState = (typeof FACTOR_STATES)[number];

/** The second factor of a session; `fresh` as long as it is young enough to sign with. */
export type Factor = { state: FactorState; fresh: boolean };

/** Whether a session may do nothing yet but show its second factor. */
export function isHalfOpen({ state }: Factor): boolean {
  return state === "enrol" || state === "prove";
}

type Facts = {
  /** A workspace of the person asks for it. */
  required: boolean;
  /** The person has a confirmed authenticator, asked for or not. */
  enrolled: boolean;
  /** This session has shown a code. */
  proven: boolean;
};

/** Whoever has an authenticator shows it, also where nobody would have asked. */
export function factorState({ required, enrolled, proven }: Facts): FactorState {
  if (enrolled) return proven ? "proven" : "prove";
  return required ? "enrol" : "off";
}
