"use client";
import type { Editor } from "@tiptap/core";
import { FileInput, Fullscreen, Search } from "lucide-react";
import { type MouseEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { later } from "#components/ui/later.tsx";
import { onceInUse } from "#components/ui/once-in-use.ts";
import { SHORTCUTS } from "#components/ui/shortcuts.ts";
import type { FindPlace } from "./find-bar.tsx";
import { FollowingNote } from "./following-note.tsx";
import { PICTURE_WANTED } from "./picture-wanted.ts";
import type { DeskTools } from "./use-desk-tools.ts";

const PeopleDialog = later(() => import("./people-dialog.tsx").then((m) => m.PeopleDialog));
const FindBar = later(() => import("./find-bar.tsx").then((m) => m.FindBar));
const SlashMenu = later(() => import("./slash-menu.tsx").then((m) => m.SlashMenu));
const TableStrip = later(() => import("./table-strip.tsx").then((m) => m.TableStrip));
const Bubble = later(() => import("./bubble.tsx").then((m) => m.Bubble));

const loadTextParts = () => import("./text-parts.tsx").then((m) => m.TextParts);
const TextParts = later(loadTextParts);

const ImportDialog = later(() =>
  import("#components/import/import-dialog.tsx").then((m) => m.ImportDialog),
);

type Props = {
  tools: DeskTools;
  releaseId: string;
  onComment: () => void;
  place: FindPlace;
};

/** What the tools of the desk show over the text. */
export function ShownTools({ tools, releaseId, onComment, place }: Props) {
  const { editors, editable, colleagues, here, find, slash, bubble } = tools;
  const t = useTranslations("editor");
  const due = useTextParts(editors?.body);
  return (
    <>
      <p className="visually-hidden" role="status">
        {tools.focus.on && t("focusTold")}
      </p>
      <FollowingNote colleagues={colleagues} onStopped={() => editors?.body.commands.focus()} />
      {colleagues.listed && (
        <PeopleDialog
          {...here}
          writers={tools.writers}
          colleagues={colleagues}
          onClose={() => colleagues.list(false)}
        />
      )}
      {slash.slash && editors && (
        <SlashMenu editor={editors.body} slash={slash.slash} onClose={slash.close} />
      )}
      {tools.isInTable && editors && <TableStrip editor={editors.body} />}
      {bubble.shown && editors && (
        <Bubble
          editor={editors.body}
          onLink={tools.onLink}
          onComment={onComment}
          onClose={bubble.hide}
        />
      )}
      {editors && due.isDue && (
        <TextParts
          editor={editors.body}
          {...{ releaseId, editable }}
          movable={editable && !tools.suggesting.on && !tools.focus.on}
          wanted={due.wanted}
          onClose={due.put}
        />
      )}
      {find && editors && (
        <FindBar
          {...editors}
          {...place}
          editable={editable}
          changeable={editable && !tools.suggesting.on}
          wish={find}
          onClose={tools.closeFind}
        />
      )}
    </>
  );
}

const NOT_DUE = { isDue: false, wanted: false };

/**
 * Whether what takes pictures in and moves blocks is to be there: once its script has come, which
 * it does when the page has all that writing needs or somebody turns to the text. Nobody is told
 * that it has not come but those who ask for a file (`wanted`).
 */
function useTextParts(editor: Editor | null | undefined) {
  const [due, setDue] = useState(NOT_DUE);
  const { isDue } = due;
  useEffect(() => {
    if (!editor || isDue) return;
    const { dom } = editor.view;
    const bring = async () => {
      await loadTextParts();
      setDue((now) => ({ ...now, isDue: true }));
    };
    const turn = () => void bring().catch(() => {});
    const want = () => setDue({ isDue: true, wanted: true });
    const turns = ["focusin", "pointerdown", "dragenter"];
    for (const one of turns) dom.addEventListener(one, turn);
    dom.addEventListener(PICTURE_WANTED, want);
    onceInUse(bring);
    return () => {
      for (const one of turns) dom.removeEventListener(one, turn);
      dom.removeEventListener(PICTURE_WANTED, want);
    };
  }, [editor, isDue]);
  return { ...due, put: () => setDue(NOT_DUE) };
}

/** Beside the tools of the text: to find, to take in a file, and to see nothing but the text. */
export function MoreTools({ tools }: { tools: DeskTools }) {
  const t = useTranslations();
  const { find, focus } = SHORTCUTS.writing;
  const stay = (event: MouseEvent) => event.preventDefault();
  return (
    <span className="more-tools">
      <button
        type="button"
        aria-label={t("find.title")}
        title={`${t("find.title")} (${find[0]})`}
        onMouseDown={stay}
        onClick={() => tools.openFind(false)}
      >
        <Search size={16} strokeWidth={1.75} />
      </button>
      {tools.editors && tools.editable && <FileTool editor={tools.editors.body} />}
      <button
        type="button"
        className="focus-button"
        aria-label={t("editor.focus")}
        aria-pressed={tools.focus.on}
        title={`${t("editor.focus")} (${focus[0]})`}
        onMouseDown={stay}
        onClick={tools.focus.toggle}
      >
        <Fullscreen size={16} strokeWidth={1.75} />
      </button>
    </span>
  );
}

function FileTool({ editor }: { editor: Editor }) {
  const t = useTranslations("import");
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState("");
  return (
    <>
      <button
        type="button"
        aria-label={t("title")}
        title={t("title")}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <FileInput size={16} strokeWidth={1.75} />
      </button>
      <span className="visually-hidden" role="status">
        {done && t("done", { name: done })}
      </span>
      {isOpen && <ImportDialog editor={editor} onClose={() => setOpen(false)} onDone={setDone} />}
    </>
  );
}
