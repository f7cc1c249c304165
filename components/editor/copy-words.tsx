"use client";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { copyText } from "#components/ui/copy-text.ts";

type Props = { text: string; label: string; children?: ReactNode };

/** Words to be read, selected or copied whole. */
export function CopyWords({ text, label, children }: Props) {
  const t = useTranslations("rescue");
  const [copied, setCopied] = useState(false);
  return (
    <>
      <textarea className="input" readOnly rows={6} value={text} aria-label={label} />
      <p className="copy-row">
        <Button onClick={() => void copyText(text).then(setCopied)}>
          {copied ? t("copied") : t("copy")}
        </Button>
        {children}
      </p>
      <span className="visually-hidden" role="status">
        {copied ? t("copied") : ""}
      </span>
    </>
  );
}
