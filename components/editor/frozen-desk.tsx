"use client";
import { Lock } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { FrozenText } from "#components/releases/frozen-text.tsx";
import { PlanButton } from "#components/releases/plan-button.tsx";
import { ReviewTalkParts, Talk } from "#components/releases/review-talk.tsx";
import { useReviewKeys } from "#components/releases/use-review-keys.ts";
import { useReviewTalk } from "#components/releases/use-review-talk.ts";
import type { Me, ReleaseView, VersionView } from "#domain/views.ts";
import { DeskBar } from "./desk-bar.tsx";
import { LeftOverFrozen } from "./left-words.tsx";
import { TextFacts } from "./text-facts.tsx";

type Props = { release: ReleaseView; version: VersionView; me: Me };

/** The frozen text to read and to talk about as in its review; it cannot change. */
export function FrozenDesk({ release, version, me }: Props) {
  const t = useTranslations();
  const page = useRef<HTMLDivElement>(null);
  const talking = useReviewTalk({ release, version, me, page });
  useReviewKeys(page, talking.talk.onBegin);
  const of = { personId: me.personId, releaseId: release.id, editionId: release.edition.id };
  return (
    <div className="desk" ref={page}>
      <DeskBar release={release} title={version.title} connection={{ kind: "reading" }}>
        <PlanButton release={release} />
      </DeskBar>
      <section className="desk-banner" aria-label={t("editor.frozenLabel")}>
        <Lock size={16} strokeWidth={1.75} />
        <p>{t("editor.frozen", { number: version.number })}</p>
        <a className="button" href={`/naskah/${release.id}/tinjau`}>
          {t("editor.openReview")}
        </a>
      </section>
      <div className="work">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text without links is scrolled by keys only from here. */}
        <main id="isi" className="sheet" data-region="text" tabIndex={0}>
          <div className="column">
            <LeftOverFrozen of={of} timeZone={release.workspace.timeZone} />
            <TextFacts release={release} />
            <FrozenText {...{ release, version, talking }} />
            <ReviewTalkParts {...{ release, version, me, talking }} />
          </div>
        </main>
        {!talking.narrow && (
          <aside className="side" aria-label={t("comments.tab")} data-region="panel">
            <h2>{t("comments.tab")}</h2>
            <Talk {...{ release, version, me, talking }} />
          </aside>
        )}
      </div>
    </div>
  );
}
