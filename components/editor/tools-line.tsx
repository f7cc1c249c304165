"use client";
import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { AuthorsButton } from "#components/authorship/authors-button.tsx";
import type { useDeskComments } from "#components/comments/use-desk-comments.ts";
import { ModeSwitch } from "#components/suggestions/mode-switch.tsx";
import { later } from "#components/ui/later.tsx";
import { CommentsButton, SheetButton } from "./panel-buttons.tsx";
import type { Panel } from "./panel-place.tsx";
import { MoreTools } from "./shown-tools.tsx";
import { Toolbar } from "./toolbar.tsx";
import type { DeskTools } from "./use-desk-tools.ts";
import { WordCount } from "./word-count.tsx";

const AuthorsStrip = later(() =>
  import("#components/authorship/authors-strip.tsx").then((m) => m.AuthorsStrip),
);

type Tools = {
  editor: Editor | null;
  editable: boolean;
  panel: Panel;
  comments: ReturnType<typeof useDeskComments>;
  tools: DeskTools;
  onLink: () => void;
  releaseId: string;
  isWriter: boolean;
};

/** The tools above the text, and under them whose words are whose while that is asked for. */
export function ToolsLine(props: Tools) {
  const { editor, editable, panel, comments, tools, onLink, releaseId, isWriter } = props;
  const t = useTranslations("tools");
  const [withAuthors, setWithAuthors] = useState(false);
  const { agencies } = tools.here;
  return (
    <>
      <section className="tools-line" aria-label={t("label")}>
        {editor && <Toolbar {...{ editor, editable, onLink }} onComment={comments.onBegin} />}
        {editor && isWriter && <ModeSwitch suggesting={tools.suggesting} />}
        <MoreTools tools={tools} />
        <WordCount editor={editor} onMore={() => panel.show("outline")} />
        <AuthorsButton pressed={withAuthors} onPress={() => setWithAuthors(!withAuthors)} />
        <CommentsButton panel={panel} comments={comments} />
        <SheetButton panel={panel} />
      </section>
      {withAuthors && editor && <AuthorsStrip {...{ editor, releaseId, agencies }} />}
    </>
  );
}
