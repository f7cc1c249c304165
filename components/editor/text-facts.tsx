"use client";
import { useLocale, useTranslations } from "use-intl";
import { Agency } from "#components/ui/agency.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { formatMoment } from "#domain/dates.ts";
import type { ReleaseView } from "#domain/views.ts";

/** Kind and parties above the headline. */
export function TextFacts({ release }: { release: ReleaseView }) {
  const t = useTranslations();
  return (
    <p className="text-facts">
      <span>{t(`kinds.${release.kind}`)}</span>
      {release.slots.map(({ agency }) => (
        <Agency key={agency.slug} agency={agency} />
      ))}
      {release.visibility === "agency" && (
        <span>{t("editor.onlyAgency", { agency: release.owner.shortName })}</span>
      )}
      <a href={`/naskah/${release.id}/riwayat`}>{t("history.open")}</a>
    </p>
  );
}

/** Why the text came back: the first thing that its writers read. */
export function ReturnedNotice({ release }: { release: ReleaseView }) {
  const t = useTranslations("editor");
  const locale = useLocale();
  const { returned, workspace } = release;
  if (!returned) return null;
  const at = formatMoment(new Date(returned.at), workspace.timeZone, locale);
  return (
    <Notice kind="warn">
      <p className="strong">{t("returned", { name: returned.by })}</p>
      <p className="lines">{returned.reason}</p>
      <p className="small muted">{at}</p>
    </Notice>
  );
}
