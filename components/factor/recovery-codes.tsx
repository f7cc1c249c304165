"use client";
import { Copy, Download, Printer } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { copyText } from "#components/ui/copy-text.ts";
import { Notice } from "#components/ui/notice.tsx";

type Props = { codes: readonly string[]; email: string; onSaved: () => void };

/** Recovery codes, shown this once: to copy, to print, to download; the person says when they are kept. */
export function RecoveryCodes({ codes, email, onSaved }: Props) {
  const t = useTranslations("factor.codes");
  const [copied, setCopied] = useState(false);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  const text = [t("sheet", { email }), "", ...codes, ""].join("\n");
  return (
    <div className="recovery-codes">
      <Notice kind="warn" ref={notice}>
        <p className="strong">{t("what")}</p>
        <p>{t("why")}</p>
      </Notice>
      <div className="codes-sheet">
        <p className="print-only strong">{t("sheet", { email })}</p>
        <ol aria-label={t("list")} className="mono">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className="foot">
        <Button onClick={() => void copyText(text).then(setCopied)}>
          <Copy size={16} strokeWidth={1.75} aria-hidden />
          <span role="status">{copied ? t("copied") : t("copy")}</span>
        </Button>
        <Button onClick={() => window.print()}>
          <Printer size={16} strokeWidth={1.75} aria-hidden />
          {t("print")}
        </Button>
        <Button onClick={() => download(text)}>
          <Download size={16} strokeWidth={1.75} aria-hidden />
          {t("download")}
        </Button>
      </div>
      <Button look="primary" large wide onClick={onSaved}>
        {t("saved")}
      </Button>
    </div>
  );
}

/** Hands a text file to the browser; the page's policy lets no address of another kind in. */
function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "sinergi-kode-pemulihan.txt";
  link.click();
  URL.revokeObjectURL(address);
}
