"use client";
import { Check, Copy } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatMoment, type TimeZone } from "#domain/dates.ts";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";
import { Notice } from "./notice.tsx";

export type OneTimeLink = { path: string; expiresAt: string };

type Props = {
  link: OneTimeLink;
  name: string;
  email: string;
  /** Where the person works. */
  place: ReactNode;
  zone: TimeZone;
};

/** A one-time link with all that its owner needs, to be copied as a message or printed as a slip. */
export function LinkSlip({ link, name, email, place, zone }: Props) {
  const t = useTranslations("oneTimeLink");
  const locale = useLocale();
  const [copied, setCopied] = useState<boolean | null>(null);
  const address = `${window.location.origin}${link.path}`;
  const copy = async () => {
    const message = t("message", { name, email, todo: t("todo") });
    setCopied(await copyText(`${message}\n${address}`));
  };
  return (
    <div className="link-slip">
      <p className="strong">{name}</p>
      <p className="who small muted">
        <span>{place}</span>
        <span>{email}</span>
      </p>
      <p className="small">{t("todo")}</p>
      <p className="address mono">{address}</p>
      <p className="small muted">
        {t("until", { moment: formatMoment(new Date(link.expiresAt), zone, locale) })}
      </p>
      <div className="copy">
        <Button aria-label={t("copyFor", { name })} onClick={() => void copy()}>
          {copied ? <Check size={16} strokeWidth={2} /> : <Copy size={16} strokeWidth={1.75} />}
          {t("copy")}
        </Button>
        <span className="small muted" role="status">
          {copied && t("copied")}
        </span>
      </div>
      {copied === false && (
        <Notice kind="warn" alert>
          <p>{t("copyFailed")}</p>
        </Notice>
      )}
    </div>
  );
}
