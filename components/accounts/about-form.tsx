"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useChange } from "#components/use-change.ts";

type Props = { name: string; title: string };

/** One's own name and title, which stand in the next signature. */
export function AboutForm({ name: nameNow, title: titleNow }: Props) {
  const t = useTranslations("profile.about");
  const router = useRouter();
  const { busy, problem, send } = useChange();
  const [name, setName] = useState(nameNow);
  const [title, setTitle] = useState(titleNow);
  const [missing, setMissing] = useState(false);
  const [saved, setSaved] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    setMissing(!name.trim());
    if (!name.trim()) return field.current?.focus();
    if (!(await send("/api/v1/me/profile", { name, title }))) return;
    setSaved(true);
    router.refresh();
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <RefusedNotice problem={problem} />
      <TextField
        id="name"
        ref={field}
        label={t("name")}
        error={missing ? t("nameMissing") : undefined}
        autoComplete="name"
        maxLength={120}
        value={name}
        onChange={setName}
      />
      <TextField
        id="title"
        label={t("jobTitle")}
        hint={t("note")}
        autoComplete="organization-title"
        maxLength={120}
        value={title}
        onChange={setTitle}
      />
      <div className="foot">
        <Button type="submit" look="primary" busy={busy}>
          {t("save")}
        </Button>
        <p role="status">{saved && t("saved")}</p>
      </div>
    </form>
  );
}
