"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import { type LinkMade, LinkOnce } from "./link-once.tsx";
import type { PersonDialogProps } from "./person-dialog.tsx";

/** A new one-time link, for who never joined or forgot their password. */
export function RenewLinkDialog({ person, zone, onDone, onClose }: PersonDialogProps) {
  const t = useTranslations("people.link");
  const { busy, problem, send } = useChange();
  const [made, setMade] = useState<LinkMade | null>(null);
  const close = () => (made ? onDone(t("done", { name: person.name })) : onClose());

  const make = async () => {
    const answer = await send<LinkMade>(`/api/v1/people/${person.id}/link`, {});
    if (answer) setMade(answer);
  };

  return (
    <Dialog
      title={t("title", { name: person.name })}
      lead={made ? undefined : t(person.state === "invited" ? "leadInvited" : "lead")}
      look="sheet"
      open
      onClose={close}
    >
      {made ? (
        <LinkOnce
          link={made.link}
          mail={made.mail}
          name={person.name}
          email={person.email}
          place={person.places
            .map(({ agency, workspace }) => `${agency.shortName} ${workspace.name}`)
            .join(", ")}
          zone={zone}
          onClose={close}
        />
      ) : (
        <>
          <RefusedNotice problem={problem} />
          <div className="foot">
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button look="primary" busy={busy} onClick={() => void make()}>
              {t("submit")}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
