"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "#components/ui/dialog.tsx";
import type { AdministeredPlace } from "#domain/account-views.ts";
import type { TimeZone } from "#domain/dates.ts";
import { type Invited, InviteForm } from "./invite-form.tsx";
import { LinkOnce } from "./link-once.tsx";

type Props = {
  places: AdministeredPlace[];
  /** The agency that the list is filtered by. */
  preferred: AdministeredPlace | undefined;
  zone: TimeZone;
  onClose: (changed: boolean) => void;
};

/** Makes an account and shows its one-time link. */
export function InviteDialog({ places, preferred, zone, onClose }: Props) {
  const t = useTranslations("people.invite");
  const [made, setMade] = useState<Invited | null>(null);
  const close = () => onClose(made !== null);
  return (
    <Dialog
      title={made ? t("made") : t("title")}
      lead={made ? undefined : t("lead")}
      look="sheet"
      open
      onClose={close}
    >
      {made ? (
        <LinkOnce {...made} zone={zone} onClose={close} />
      ) : (
        <InviteForm places={places} preferred={preferred} onMade={setMade} onCancel={close} />
      )}
    </Dialog>
  );
}
