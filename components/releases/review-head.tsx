"use client";
import { ArrowLeft } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { Agency } from "#components/ui/agency.tsx";
import { shownState } from "#components/ui/shown-state.ts";
import { StateTag } from "#components/ui/state-tag.tsx";
import { formatMoment } from "#domain/dates.ts";
import type { ReleaseView, VersionView } from "#domain/views.ts";
import { DownloadMenu } from "./download-menu.tsx";

/** Which text this is, whose, and that it cannot change. */
export function ReviewHead({ release, version }: { release: ReleaseView; version: VersionView }) {
  const t = useTranslations();
  const locale = useLocale();
  const frozenAt = formatMoment(new Date(version.frozenAt), release.workspace.timeZone, locale);
  return (
    <div className="review-head">
      <p className="line small">
        <a href="/naskah">
          <ArrowLeft size={16} strokeWidth={1.75} />
          {t("bar.releases")}
        </a>
        <StateTag state={shownState(release.state, release.publicStatus)} look="tag" />
        <span className="muted kind">{t(`kinds.${release.kind}`)}</span>
        {release.slots.map(({ agency }) => (
          <Agency key={agency.slug} agency={agency} />
        ))}
        <a href={`/naskah/${release.id}/riwayat`}>{t("history.open")}</a>
        <DownloadMenu releaseId={release.id} version={version.number} />
      </p>
      <h1>{version.title || t("common.untitled")}</h1>
      <p className="small muted">
        {t("review.frozen", { number: version.number, at: frozenAt, name: version.submittedBy })}
      </p>
    </div>
  );
}
