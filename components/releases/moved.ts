import type { SentRelease } from "#domain/answers/releases.ts";
import { type EditionState, isWritable } from "#domain/release.ts";

/** What a reader looks at while they decide. */
export type Shown = { state: EditionState; versionId: string; missing: readonly string[] };

/** How a release differs from what its reader looks at. */
export type Moved =
  | { kind: "nowhere" }
  /** The same text with more signatures, or published: it may be shown at once. */
  | { kind: "onward" }
  /** Another text or none: told, never shown in place of the one that is being read. */
  | { kind: "state"; state: EditionState }
  | { kind: "version"; number: number };

type Now = Pick<SentRelease, "state" | "missing" | "version">;

export function movedSince(shown: Shown, { state, missing, version }: Now): Moved {
  if (!version || isWritable(state)) return { kind: "state", state };
  if (version.id !== shown.versionId) return { kind: "version", number: version.number };
  const same = state === shown.state && missing.join() === shown.missing.join();
  return same ? { kind: "nowhere" } : { kind: "onward" };
}
