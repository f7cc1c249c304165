"use client";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, MenuItem, MenuRule } from "#components/ui/menu.tsx";
import type { PersonRow } from "#domain/account-views.ts";
import type { DialogName } from "./person-dialog.tsx";

type Props = {
  person: PersonRow;
  onOpen: (dialog: DialogName) => void;
  onRestore: () => void;
};

/** What the reader may do to an account; nothing else is there. */
export function PersonMenu({ person, onOpen, onRestore }: Props) {
  const t = useTranslations("people.menu");
  const may = (act: PersonRow["acts"][number]) => person.acts.includes(act);
  const works = person.places.length + (person.elsewhere ? 1 : 0);
  if (!person.acts.length) return null;
  const item = (shown: boolean, dialog: DialogName, words: string) =>
    shown && <MenuItem onSelect={() => onOpen(dialog)}>{words}</MenuItem>;
  return (
    <Menu
      label={t("label", { name: person.name })}
      trigger={<Ellipsis size={20} strokeWidth={1.75} aria-hidden />}
    >
      {item(may("change-roles") || may("appoint-system-admin"), "change", t("change"))}
      {item(may("end-sessions") && person.state === "active", "sessions", t("sessions"))}
      {item(may("make-link"), "link", t("link"))}
      {item(may("remove-factor") && person.factor.enrolled, "factor", t("factor"))}
      {item(may("add-membership"), "join", t("join"))}
      {item(may("remove-membership") && works > 1, "leave", t("leave"))}
      {item(may("hand-over"), "handOver", t("handOver"))}
      {(may("suspend") || may("restore")) && <MenuRule />}
      {item(may("suspend"), "suspend", t("suspend"))}
      {may("restore") && <MenuItem onSelect={onRestore}>{t("restore")}</MenuItem>}
      {item(may("delete"), "delete", t("delete"))}
    </Menu>
  );
}
