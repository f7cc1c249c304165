import type { Access } from "./access.ts";
import type { EditionState } from "./release.ts";
import { isWritable } from "./release.ts";

/** States of a text that is frozen and being decided about. */
const REVIEWED: readonly EditionState[] = ["ditinjau", "disetujui"];

export type WhyNoComment = "wrong-state" | "not-a-party";

type Situation = { access: Access; state: EditionState; isParty: boolean };

/**
 * Whether somebody who may read a text may comment on it now; null when they may. While it is open
 * whoever writes it comments; a frozen text is for those who decide about it.
 */
export function whyNoComment({ access, state, isParty }: Situation): WhyNoComment | null {
  if (isWritable(state)) return access === "write" ? null : "wrong-state";
  if (!isParty) return "not-a-party";
  return REVIEWED.includes(state) ? null : "wrong-state";
}

/** How a mention stands in the words of a comment. */
export const mentionOf = (name: string): string => `@${name}`;
