"use client";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useChange } from "#components/use-change.ts";
import type { KeptText } from "#domain/answers/history.ts";

const LONGEST = 100;

type Props = {
  path: string;
  /** Null for the text as it stands now. */
  text: KeptText | null;
  onClose: () => void;
  onNamed: (named: KeptText) => void;
};

/** A name by which everybody finds a text again; one that has a name is never thinned out. */
export function NameDialog({ path, text, onClose, onNamed }: Props) {
  const t = useTranslations();
  const { busy, problem, send } = useChange();
  const [name, setName] = useState(text?.name ?? "");
  const [isMissing, setMissing] = useState(false);
  const mayBeEmpty = text !== null && text.kind !== "named";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    setMissing(!given && !mayBeEmpty);
    if (!given && !mayBeEmpty) return;
    const address = text ? `${path}/${text.id}/name` : path;
    const named = await send<KeptText>(address, { name: given || null });
    if (named) onNamed(named);
  };
  return (
    <Dialog
      title={t(text ? "history.name" : "history.keepNamed")}
      lead={t("history.nameLead")}
      look="sheet"
      open
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <RefusedNotice problem={problem} />
        <TextField
          id="nama-versi"
          label={t("history.nameLabel")}
          value={name}
          onChange={setName}
          maxLength={LONGEST}
          data-focus=""
          error={isMissing ? t("history.nameMissing") : undefined}
        />
        <div className="foot">
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {t("history.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
