import type { FourEyes } from "./release.ts";

/** Editors of one agency: those who can sign in and are not suspended, and those still invited. */
export type Editors = { active: number; invited: number };

/**
 * Whether an agency can give its signature: `none` has nobody, `invited` nobody who has come yet,
 * `single` exactly one, who must not have a hand in the text, `enough` somebody left to sign.
 */
export type Signers = "none" | "invited" | "single" | "enough";

export function signersOf({ active, invited }: Editors, fourEyes: FourEyes): Signers {
  if (active > 1) return "enough";
  // Where only the submitter is barred, a writer submits and one editor is enough.
  if (active === 1) return fourEyes === "pengaju_saja" ? "enough" : "single";
  return invited > 0 ? "invited" : "none";
}
