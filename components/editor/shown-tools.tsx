"use client";
import { Search } from "lucide-react";
import { useTranslations } from "use-intl";
import { later } from "#components/ui/later.tsx";
import { SHORTCUTS } from "#components/ui/shortcuts.ts";
import { FollowingNote } from "./following-note.tsx";
import type { DeskTools } from "./use-desk-tools.ts";

const PeopleDialog = later(() => import("./people-dialog.tsx").then((m) => m.PeopleDialog));
const FindBar = later(() => import("./find-bar.tsx").then((m) => m.FindBar));

/** What the tools of the desk show over the text. */
export function ShownTools({ tools }: { tools: DeskTools }) {
  const { editors, editable, colleagues, here, find } = tools;
  return (
    <>
      <FollowingNote colleagues={colleagues} onStopped={() => editors?.body.commands.focus()} />
      {colleagues.listed && (
        <PeopleDialog {...here} colleagues={colleagues} onClose={() => colleagues.list(false)} />
      )}
      {find && editors && (
        <FindBar {...editors} editable={editable} wish={find} onClose={tools.closeFind} />
      )}
    </>
  );
}

/** Among the tools at the thumb: what needs no keyboard either. */
export function MoreTools({ tools }: { tools: DeskTools }) {
  const t = useTranslations("find");
  return (
    <span className="more-tools">
      <button
        type="button"
        aria-label={t("title")}
        title={`${t("title")} (${SHORTCUTS.writing.find[0]})`}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => tools.openFind(false)}
      >
        <Search size={16} strokeWidth={1.75} />
      </button>
    </span>
  );
}
