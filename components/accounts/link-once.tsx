"use client";
import { Copy, Printer } from "lucide-react";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { copyText } from "#components/ui/copy-text.ts";
import { Notice } from "#components/ui/notice.tsx";
import { formatMoment, type TimeZone } from "#domain/dates.ts";

export type Link = { path: string; expiresAt: string };

type Props = {
  link: Link;
  name: string;
  email: string;
  agency: string;
  zone: TimeZone;
  onClose: () => void;
};

/** A one-time link, shown this once, to be copied or printed and handed over by whoever made it. */
export function LinkOnce({ link, name, email, agency, zone, onClose }: Props) {
  const t = useTranslations("oneTimeLink");
  const locale = useLocale();
  const [copied, setCopied] = useState(false);
  const address = `${window.location.origin}${link.path}`;
  return (
    <div className="link-once">
      <Notice kind="warn">
        <p className="strong">{t("once")}</p>
        <p>{t("handOver")}</p>
      </Notice>
      <div className="link-sheet">
        <p className="strong">{name}</p>
        <p className="muted">{[email, agency].filter(Boolean).join(" · ")}</p>
        <label className="visually-hidden" htmlFor="tautan">
          {t("address")}
        </label>
        <textarea
          className="input mono"
          id="tautan"
          readOnly
          rows={2}
          value={address}
          onFocus={(event) => event.target.select()}
        />
        <p className="small">
          {t("until", { moment: formatMoment(new Date(link.expiresAt), zone, locale) })}
        </p>
        <p className="small print-only">{t("steps")}</p>
      </div>
      <div className="foot">
        <Button onClick={() => window.print()}>
          <Printer size={16} strokeWidth={1.75} aria-hidden />
          {t("print")}
        </Button>
        <Button onClick={() => void copyText(address).then(setCopied)}>
          <Copy size={16} strokeWidth={1.75} aria-hidden />
          <span role="status">{copied ? t("copied") : t("copy")}</span>
        </Button>
        <Button look="primary" onClick={onClose}>
          {t("done")}
        </Button>
      </div>
    </div>
  );
}
