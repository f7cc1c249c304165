"use client";
import { Printer } from "lucide-react";
import type { ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { LinkSlip } from "#components/ui/link-slip.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { InvitedPerson } from "#domain/answers/accounts.ts";

/** What the API answers when it has made a link. */
export type LinkMade = Pick<InvitedPerson, "link" | "mail">;

type Props = ComponentProps<typeof LinkSlip> & LinkMade & { onClose: () => void };

/** The slip of one person, shown this once beside the letter that brings it, to be handed over. */
export function LinkOnce({ mail, onClose, ...slip }: Props) {
  const { email } = slip;
  const t = useTranslations("oneTimeLink");
  return (
    <>
      <Notice kind="warn">
        <p className="strong">{t("once")}</p>
        <p>{t(`handOver.${mail}`, { email })}</p>
      </Notice>
      <LinkSlip {...slip} />
      <div className="foot">
        <Button onClick={() => window.print()}>
          <Printer size={16} strokeWidth={1.75} aria-hidden />
          {t("print")}
        </Button>
        <Button look="primary" onClick={onClose}>
          {t("done")}
        </Button>
      </div>
    </>
  );
}
