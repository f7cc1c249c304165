"use client";
import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { fieldLabel } from "#components/releases/field-words.ts";
import { Button } from "#components/ui/button.tsx";
import { copyText } from "#components/ui/copy-text.ts";
import { Notice } from "#components/ui/notice.tsx";
import { plainText } from "#domain/plain-text.ts";
import { templateOf } from "#domain/templates.ts";
import type { Room } from "./room.ts";
import { readField } from "./use-field.ts";

type Props = { title: Editor | null; body: Editor | null; room: Room; template: string };

/** Words that never reached the server stay here as plain text until they are copied. */
export function Rescue({ title, body, room, template }: Props) {
  const t = useTranslations();
  const [copied, setCopied] = useState(false);
  const fields = templateOf(template).fields.map(({ key }) => {
    const value = readField(room, key);
    return value && `${fieldLabel(t, key)}: ${value}`;
  });
  const text = [title?.getText() ?? "", body ? plainText(body.getJSON()) : "", ...fields]
    .filter(Boolean)
    .join("\n\n");
  return (
    <section className="rescue" aria-label={t("rescue.what")}>
      <Notice kind="warn">
        <p className="strong">{t("rescue.what")}</p>
        <p>{t("rescue.todo")}</p>
        <textarea className="input" readOnly rows={6} value={text} aria-label={t("rescue.text")} />
        <Button onClick={() => void copyText(text).then(setCopied)}>
          {copied ? t("rescue.copied") : t("rescue.copy")}
        </Button>
      </Notice>
    </section>
  );
}
