"use client";
import { Check, CircleCheckBig, CircleDashed } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { formatMoment, type TimeZone } from "#domain/dates.ts";
import type { SignatureSlot } from "#domain/views.ts";
import { Agency } from "./agency.tsx";
import { agencyLook } from "./agency-look.ts";

/** One slot per required agency: a check when signed, a dashed circle while owed. */
export function SignatureSlots({ slots }: { slots: SignatureSlot[] }) {
  const t = useTranslations("signatures");
  return (
    <span className="slots" data-tour="sign">
      {slots.map(({ agency, signed }) => (
        <span
          key={agency.slug}
          className={`agency ${agencyLook(agency)}${signed ? " signed" : ""}`}
        >
          {agency.shortName}
          {signed ? (
            <Check size={14} strokeWidth={2.25} />
          ) : (
            <CircleDashed size={14} strokeWidth={2.25} />
          )}
          <span className="visually-hidden">{signed ? t("given") : t("owed")}</span>
        </span>
      ))}
    </span>
  );
}

type LongProps = { slots: SignatureSlot[]; timeZone: TimeZone; mine: string | null };

/** The long form: person, title and time, or whom it waits for. `mine` is the reader's agency. */
export function SignatureList({ slots, timeZone, mine }: LongProps) {
  const t = useTranslations("signatures");
  const locale = useLocale();
  return (
    <ul className="sign-list">
      {slots.map(({ agency, signed }) => (
        <li key={agency.slug} className={signed ? "signed" : undefined}>
          {signed ? (
            <CircleCheckBig size={16} strokeWidth={2.25} />
          ) : (
            <CircleDashed size={16} strokeWidth={1.75} />
          )}
          <div>
            <Agency agency={agency} />
            <p className={signed ? "strong" : undefined}>
              {signed?.name ?? (agency.slug === mine ? t("waitingForYours") : t("owed"))}
            </p>
            {signed && (
              <div className="small muted">
                <p>{signed.title}</p>
                <p>{formatMoment(new Date(signed.at), timeZone, locale)}</p>
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
