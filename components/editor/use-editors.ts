"use client";
import type { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { useEditor } from "@tiptap/react";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { AuthorMarks } from "#components/authorship/author-marks.ts";
import { CheckMarks } from "#components/checks/check-marks.ts";
import { CommentMarks } from "#components/comments/comment-marks.ts";
import { pictureIn } from "#components/media/picture-in.ts";
import { type Mode, suggesting, suggestingKeys } from "#components/suggestions/suggesting.ts";
import { documentNonce } from "#components/ui/document-nonce.ts";
import { EndMark } from "#domain/end-mark.ts";
import { Picture } from "#domain/image-node.ts";
import { COLOUR_HEX } from "#domain/people.ts";
import { ROOT } from "#domain/room.ts";
import { bodyExtensions, Quote, titleExtensions } from "#domain/schema.ts";
import { Table } from "#domain/table-nodes.ts";
import { TaskItem } from "#domain/task-nodes.ts";
import type { Me, ReleaseView } from "#domain/views.ts";
import { carets, watchCarets } from "./caret.ts";
import { emptyHint } from "./empty-hint.ts";
import { FoundMarks } from "./found-marks.ts";
import { useHeardCaret } from "./heard-caret.ts";
import { Placeholders } from "./placeholders.ts";
import { QuietWriting } from "./quiet-writing.ts";
import { QuotationMarks } from "./quotation-marks.ts";
import { quoteWithSource } from "./quote-view.ts";
import type { Room } from "./room.ts";
import { tableWithCaption } from "./table-view.ts";
import { taskWithBox } from "./task-view.ts";
import { ToolKeys } from "./tool-keys.ts";

/** Nodes that the page shows in its own way. */
const SHOWN_HERE: readonly string[] = [
  Quote.name,
  Picture.name,
  Table.name,
  TaskItem.name,
  EndMark.name,
];

type Given = { room: Room; release: ReleaseView; me: Me; editable: boolean; mode: Mode };

/** The editor of the body, with colleagues' carets. */
export function useBodyEditor({ room, release, me, editable, mode }: Given): Editor | null {
  const t = useTranslations("editor");
  const pictureWords = useTranslations("picture");
  const editor = useEditor({
    injectNonce: documentNonce(),
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    editable,
    extensions: [
      ...bodyExtensions.filter(({ name }) => !SHOWN_HERE.includes(name)),
      pictureIn(release.id, pictureWords),
      quoteWithSource({ speaker: t("speaker"), position: t("position") }, room.ledger),
      tableWithCaption(t("caption"), room.ledger),
      taskWithBox(t("taskDone")),
      EndMark.extend({ addStorage: () => ({ language: release.language }) }),
      Collaboration.configure({ document: room.doc, field: ROOT.body }),
      carets(room.provider, standIn(release, me), agenciesOf(release, me)),
      ToolKeys,
      QuotationMarks,
      QuietWriting,
      Placeholders,
      CheckMarks,
      CommentMarks,
      suggesting(mode),
      suggestingKeys(mode),
      FoundMarks,
      AuthorMarks,
      emptyHint(t("bodyHint")),
    ],
    editorProps: {
      attributes: {
        class: "reading",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": t("body"),
      },
    },
  });
  useHeardCaret(editor, room);
  useEffect(() => {
    editor?.setEditable(editable, false);
  }, [editor, editable]);
  useEffect(
    () => (editor ? watchCarets(editor.view.dom, room.provider) : undefined),
    [editor, room],
  );
  return editor;
}

type TitleGiven = Pick<Given, "room" | "editable"> & { onEnter: () => void };

/** The editor of the title: one line of plain text; Enter goes on to the body. */
export function useTitleEditor({ room, editable, onEnter }: TitleGiven): Editor | null {
  const t = useTranslations("editor");
  const editor = useEditor({
    injectNonce: documentNonce(),
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    editable,
    extensions: [
      ...titleExtensions,
      Collaboration.configure({ document: room.doc, field: ROOT.title }),
      QuotationMarks,
      QuietWriting,
      Placeholders,
      CheckMarks,
      FoundMarks,
      emptyHint(t("titleHint")),
    ],
    editorProps: {
      attributes: { class: "headline", role: "textbox", "aria-label": t("title") },
      handleKeyDown: (_view, event) => {
        if (event.key !== "Enter" || event.isComposing) return false;
        onEnter();
        return true;
      },
      handlePaste: (view, event) => {
        const line = oneLine(event.clipboardData?.getData("text/plain") ?? "");
        if (view.editable) view.dispatch(view.state.tr.insertText(line).scrollIntoView());
        return true;
      },
      handleDrop: () => true,
    },
  });
  useHeardCaret(editor, room);
  useEffect(() => {
    editor?.setEditable(editable, false);
  }, [editor, editable]);
  return editor;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function placeOf(release: ReleaseView, me: Me) {
  return me.workspaces.find(({ workspace }) => workspace.slug === release.workspace.slug);
}

function agenciesOf(release: ReleaseView, me: Me) {
  return placeOf(release, me)?.agencies ?? release.slots.map(({ agency }) => agency);
}

/** Presence before the server has said who this is; colleagues only ever see the server's word. */
function standIn(release: ReleaseView, me: Me) {
  const agency = placeOf(release, me)?.agency ?? release.owner;
  return {
    id: me.personId,
    name: me.name,
    agency: {
      id: agency.slug,
      kind: agency.kind,
      colour: agency.colour,
      name: agency.shortName,
    },
    color: COLOUR_HEX[agency.colour],
  };
}
