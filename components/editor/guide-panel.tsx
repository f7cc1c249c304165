"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "use-intl";
import { guideWords } from "#components/field-words.ts";
import { templateOf } from "#domain/templates.ts";
import { blockOf, isOpen } from "./places.ts";

type Props = { editor: Editor; template: string; onGo: (block: string) => void };

/** What each block of the skeleton is for, in the order of the text; a press leads to its place. */
export function GuidePanel({ editor, template, onGo }: Props) {
  const t = useTranslations();
  const blocks = templateOf(template).skeleton.id.map(({ attrs }) => String(attrs?.id));
  const shown = useEditorState({
    editor,
    selector: ({ editor: { state } }) =>
      blocks.flatMap((id) => {
        const place = blockOf(state.doc, id);
        return place ? [{ id, open: isOpen(place.node) }] : [];
      }),
  });
  return (
    <div className="panel-part">
      <p className="small muted">{t("panel.guideLead")}</p>
      {!shown.length && <p className="small">{t("panel.guideGone")}</p>}
      <ol className="guide">
        {shown.map(({ id, open }) => (
          <li key={id}>
            <button type="button" onClick={() => onGo(id)}>
              {open ? (
                <CircleDashed size={16} strokeWidth={1.75} />
              ) : (
                <CircleCheck className="done" size={16} strokeWidth={1.75} />
              )}
              <span>
                {guideWords(t, template, id)}
                <span className="visually-hidden">
                  {" "}
                  {open ? t("panel.blockOpen") : t("panel.blockDone")}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
