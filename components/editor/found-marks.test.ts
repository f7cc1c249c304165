import type { Editor } from "@tiptap/core";
import { EditorState } from "@tiptap/pm/state";
import { Decoration, type DecorationSet } from "@tiptap/pm/view";
import { expect, test } from "vitest";
import { bodySchema } from "#domain/schema.ts";
import { FoundMarks, markFound } from "./found-marks.ts";

test("[K200] what stands out stays so when the room gives the same text again, and goes with its words", () => {
  const plugins = FoundMarks.config.addProseMirrorPlugins?.call({} as never) ?? [];
  const text = (words: string) =>
    bodySchema.node("doc", null, [bodySchema.node("paragraph", null, [bodySchema.text(words)])]);
  let state = EditorState.create({ doc: text("Posko KPU"), plugins });
  const view = {
    dispatch: (tr: EditorState["tr"]) => {
      state = state.apply(tr);
    },
  };
  const editor = {
    view,
    get state() {
      return state;
    },
  } as unknown as Editor;
  const marked = () => {
    const [plugin] = plugins;
    const set = plugin?.props.decorations?.call(plugin, state) as DecorationSet;
    return set.find().map(({ from, to }) => [from, to]);
  };
  const give = (words: string) =>
    view.dispatch(state.tr.replaceWith(0, state.doc.content.size, text(words).content));
  markFound(editor, [Decoration.inline(7, 10, { class: "found" })]);
  expect(marked()).toEqual([[7, 10]]);
  give("Posko KPU");
  expect(marked()).toEqual([[7, 10]]);
  give("Lain");
  expect(marked()).toEqual([]);
});
