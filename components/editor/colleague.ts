import type { Editor } from "@tiptap/core";
import type { WebsocketProvider } from "y-websocket";
import type { PresentPerson } from "./caret.ts";
import { placeNow } from "./kept-place.ts";

type Line = { user?: Partial<PresentPerson>; cursor?: { head: unknown } | null };

/** Where somebody's caret stands in the body, in the tab in which they moved last; null outside it. */
export function caretOf(
  editor: Editor,
  { awareness }: WebsocketProvider,
  personId: string,
): number | null {
  const moved = (client: number) => awareness.meta.get(client)?.lastUpdated ?? 0;
  const lines = [...(awareness.getStates() as Map<number, Line>)]
    .filter(([client, { user }]) => user?.id === personId && client !== awareness.clientID)
    .toSorted(([one], [other]) => moved(other) - moved(one));
  for (const [, { cursor }] of lines) {
    const at = cursor ? placeNow(editor, cursor.head) : null;
    if (at !== null) return at;
  }
  return null;
}

/** Puts one's own caret beside a colleague's; false where they have none in the text. */
export function goToCaret(editor: Editor, provider: WebsocketProvider, personId: string): boolean {
  const at = caretOf(editor, provider, personId);
  if (at === null) return false;
  return editor.chain().focus().setTextSelection(at).scrollIntoView().run();
}
