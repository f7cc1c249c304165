"use client";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Agency } from "#components/ui/agency.tsx";
import { shownState } from "#components/ui/shown-state.ts";
import { StateTag } from "#components/ui/state-tag.tsx";
import { formatMoment } from "#domain/dates.ts";
import type { Me, ReleaseView, VersionView } from "#domain/views.ts";
import { ArticleBody } from "./article-body.tsx";
import { Comparison } from "./comparison.tsx";
import { Decision } from "./decision.tsx";
import { FrozenFields } from "./frozen-fields.tsx";
import { PublishedNotice } from "./published-notice.tsx";
import { UncheckedNotice } from "./review-checklist.tsx";
import { ReviewPanel } from "./review-panel.tsx";

type Props = { release: ReleaseView; version: VersionView; me: Me };

/** The frozen text, what changed since the last version, and the decision of the reader. */
export function Review({ release, version, me }: Props) {
  const [publicUrl, setPublicUrl] = useState(release.publicUrl);
  const [comparing, setComparing] = useState(release.previous !== null);
  const { timeZone } = release.workspace;
  const signing = release.actions.includes("sign");
  return (
    <div className="review">
      <main id="isi">
        <ReviewHead release={release} version={version} />
        {publicUrl && <PublishedNotice url={publicUrl} />}
        {release.state === "ditinjau" && <UncheckedNotice entries={release.checklist} />}
        {release.previous && (
          <CompareSwitch
            before={release.previous.number}
            after={version.number}
            comparing={comparing}
            onChange={setComparing}
          />
        )}
        {release.previous && comparing ? (
          <Comparison
            before={release.previous}
            after={version}
            timeZone={timeZone}
            signing={signing}
          />
        ) : (
          <article className="frozen">
            <h2 className="headline">{version.title}</h2>
            <ArticleBody body={version.body} />
          </article>
        )}
        <FrozenFields
          template={release.template}
          version={version}
          previous={comparing ? release.previous : null}
          zone={timeZone}
        />
      </main>
      <ReviewPanel release={release} version={version} me={me}>
        <Decision release={release} version={version} me={me} onPublished={setPublicUrl} />
      </ReviewPanel>
    </div>
  );
}

function ReviewHead({ release, version }: { release: ReleaseView; version: VersionView }) {
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
      </p>
      <h1>{version.title || t("common.untitled")}</h1>
      <p className="small muted">
        {t("review.frozen", { number: version.number, at: frozenAt, name: version.submittedBy })}
      </p>
    </div>
  );
}

type SwitchProps = {
  before: number;
  after: number;
  comparing: boolean;
  onChange: (comparing: boolean) => void;
};

function CompareSwitch({ before, after, comparing, onChange }: SwitchProps) {
  const t = useTranslations("review");
  return (
    <fieldset className="switch">
      <legend className="visually-hidden">{t("view")}</legend>
      <button type="button" aria-pressed={comparing} onClick={() => onChange(true)}>
        {t("compareWith", { number: before })}
      </button>
      <button type="button" aria-pressed={!comparing} onClick={() => onChange(false)}>
        {t("onlyVersion", { number: after })}
      </button>
    </fieldset>
  );
}
