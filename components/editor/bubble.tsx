"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { placeBeside } from "./place-beside.ts";
import { Toolbar } from "./toolbar.tsx";
import { TOOLS, type ToolName } from "./tools.ts";

const NAMES: ToolName[] = ["bold", "italic", "underline", "highlight", "link", "comment"];
const GROUPS = [TOOLS.flat().filter(({ name }) => NAMES.includes(name))];

type Props = {
  editor: Editor;
  onLink: () => void;
  onComment: () => void;
  onClose: () => void;
};

/** The tools for selected words, beside them. */
export function Bubble({ editor, onLink, onComment, onClose }: Props) {
  const t = useTranslations("tools");
  const part = useRef<HTMLElement>(null);
  const from = useEditorState({ editor, selector: ({ editor: now }) => now.state.selection.from });
  useLayoutEffect(() => {
    if (part.current) placeBeside(part.current, editor.view.coordsAtPos(from), "above");
  }, [editor, from]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => event.key === "Escape" && onClose();
    document.addEventListener("keydown", press);
    document.addEventListener("scroll", onClose, true);
    return () => {
      document.removeEventListener("keydown", press);
      document.removeEventListener("scroll", onClose, true);
    };
  });
  return (
    <section ref={part} className="bubble" aria-label={t("forSelection")}>
      <Toolbar
        {...{ editor, onLink, onComment }}
        editable
        groups={GROUPS}
        label={t("forSelection")}
      />
    </section>
  );
}
