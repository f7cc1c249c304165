"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { copyText } from "#components/ui/copy-text.ts";
import { shortHash } from "./short-hash.ts";

/** The fingerprint of the text in short form, with a button that copies all of it. */
export function Hash({ sha256 }: { sha256: string }) {
  const t = useTranslations("review");
  const [copied, setCopied] = useState(false);
  return (
    <div className="hash">
      <span className="mono" title={sha256}>
        {shortHash(sha256)}
      </span>
      <button
        type="button"
        className="button quiet icon"
        aria-label={t("copyHash")}
        onClick={() => void copyText(sha256).then(setCopied)}
      >
        {copied ? <Check size={16} strokeWidth={2} /> : <Copy size={16} strokeWidth={1.75} />}
      </button>
      <span className="visually-hidden" role="status">
        {copied ? t("copied") : ""}
      </span>
    </div>
  );
}
