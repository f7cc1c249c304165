"use client";
import { Copy, ExternalLink } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { copyText } from "#components/ui/copy-text.ts";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import type { OfferedAuthenticator, RecoveryCodes } from "#domain/answers/factor.ts";
import { CodeField, codeFault } from "./code-field.tsx";
import { QrCode } from "./qr-code.tsx";

type Props = {
  offer: OfferedAuthenticator;
  /** A code was right: the authenticator counts from now on. */
  onEnrolled: (codes: string[]) => void;
};

/** An authenticator to scan, to open or to type, and the code that shows that it works. */
export function Enrolment({ offer, onEnrolled }: Props) {
  const t = useTranslations("factor.enrol");
  const { busy, problem, send } = useChange();
  const [code, setCode] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const fault = codeFault(problem);
  useEffect(() => {
    if (problem) field.current?.select();
  }, [problem]);

  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    const isCode = /^\d{6}$/.test(code.replace(/\s/g, ""));
    setMissing(!isCode);
    if (!isCode) return field.current?.focus();
    const made = await send<RecoveryCodes>("/api/v1/me/factor/confirm", { code });
    if (made) onEnrolled(made.recoveryCodes);
  };

  return (
    <div className="enrolment">
      <p>{t("scan")}</p>
      <QrCode text={offer.uri} label={t("qr")} />
      <a className="button phone-link" href={offer.uri}>
        <ExternalLink size={16} strokeWidth={1.75} aria-hidden />
        {t("open")}
      </a>
      <Secret secret={offer.secret} />
      <form className="code-form" onSubmit={(event) => void confirm(event)} noValidate>
        {!fault && <RefusedNotice problem={problem} />}
        <CodeField
          ref={field}
          label={t("code")}
          hint={t("hint")}
          value={code}
          onChange={setCode}
          error={missing ? t("missing") : fault}
        />
        <Button type="submit" look="primary" large wide busy={busy}>
          {busy ? t("busy") : t("submit")}
        </Button>
      </form>
    </div>
  );
}

/** The same as the picture holds, for apps that cannot scan: in groups of four. */
function Secret({ secret }: { secret: string }) {
  const t = useTranslations("factor.enrol");
  const [copied, setCopied] = useState(false);
  const groups = secret.match(/.{1,4}/g) ?? [];
  return (
    <div className="secret">
      <p className="strong">{t("secret")}</p>
      <p className="mono">{groups.join(" ")}</p>
      <Button onClick={() => void copyText(secret).then(setCopied)}>
        <Copy size={16} strokeWidth={1.75} aria-hidden />
        <span role="status">{copied ? t("copied") : t("copy")}</span>
      </Button>
    </div>
  );
}
