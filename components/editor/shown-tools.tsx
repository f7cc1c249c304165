"use client";
import { Fullscreen, Search } from "lucide-react";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { later } from "#components/ui/later.tsx";
import { SHORTCUTS } from "#components/ui/shortcuts.ts";
import { FollowingNote } from "./following-note.tsx";
import type { DeskTools } from "./use-desk-tools.ts";

const PeopleDialog = later(() => import("./people-dialog.tsx").then((m) => m.PeopleDialog));
const FindBar = later(() => import("./find-bar.tsx").then((m) => m.FindBar));
const SlashMenu = later(() => import("./slash-menu.tsx").then((m) => m.SlashMenu));
const Bubble = later(() => import("./bubble.tsx").then((m) => m.Bubble));

type Props = { tools: DeskTools; onComment: () => void };

/** What the tools of the desk show over the text. */
export function ShownTools({ tools, onComment }: Props) {
  const { editors, editable, colleagues, here, find, slash, bubble } = tools;
  const t = useTranslations("editor");
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
      {bubble.shown && editors && (
        <Bubble
          editor={editors.body}
          onLink={tools.onLink}
          onComment={onComment}
          onClose={bubble.hide}
        />
      )}
      {find && editors && (
        <FindBar {...editors} editable={editable} wish={find} onClose={tools.closeFind} />
      )}
    </>
  );
}

/** Beside the tools of the text: to find, and to see nothing but the text. */
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
