import type { Editor } from "@tiptap/core";
import { asOneChange } from "#components/editor/room-change.ts";
import { settle } from "./settle.ts";
import { dispatchSettled } from "./suggesting.ts";

/** Accepts or rejects proposals: one change for the room, and one step of undo. */
export function decideProposals(
  editor: Editor,
  ids: readonly string[],
  decision: "accept" | "reject",
): void {
  asOneChange(editor, () => dispatchSettled(editor, settle(editor.state, new Set(ids), decision)));
}
