import type { EditionState, PublicStatus } from "#domain/release.ts";

export type ShownState = EditionState | "dicabut";

/** A withdrawn release is shown as withdrawn, whatever its edition says. */
export function shownState(state: EditionState, publicStatus: PublicStatus): ShownState {
  return state === "terbit" && publicStatus === "dicabut" ? "dicabut" : state;
}
