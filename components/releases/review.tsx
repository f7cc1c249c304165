"use client";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { type Tab, Tabs } from "#components/ui/tabs.tsx";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";
import { compareVersions } from "#domain/compare/compare.ts";
import { formatDay } from "#domain/dates.ts";
import { formatNumber } from "#domain/numbers.ts";
import type { Me, ReleaseView, VersionView } from "#domain/views.ts";
import { Comparison } from "./comparison.tsx";
import { Decision } from "./decision.tsx";
import { FrozenFields } from "./frozen-fields.tsx";
import { FrozenText } from "./frozen-text.tsx";
import { MovedNotice } from "./moved-notice.tsx";
import { picturesOf } from "./picture-address.ts";
import { PublishedNotice } from "./published-notice.tsx";
import { UncheckedNotice } from "./review-checklist.tsx";
import { ReviewHead } from "./review-head.tsx";
import { ReviewPanel } from "./review-panel.tsx";
import { ReviewTalkParts } from "./review-talk.tsx";
import { useMoved } from "./use-moved.ts";
import { useReviewKeys } from "./use-review-keys.ts";
import { type ReviewTalking, useReviewTalk } from "./use-review-talk.ts";
import { useSignedWords } from "./use-signed-words.ts";

type Props = {
  release: ReleaseView;
  version: VersionView;
  me: Me;
  /** Words of this person that came too late for the frozen text. */
  left: ReactNode;
};

/** The frozen text, what changed since the last version, and the decision of the reader. */
export function Review({ release, version, me, left }: Props) {
  const page = useRef<HTMLDivElement>(null);
  const talking = useReviewTalk({ release, version, me, page });
  useReviewKeys(page, talking.talk.onBegin);
  const [published, setPublished] = useState<string | null>(null);
  const publicUrl = release.publicUrl ?? published;
  const moved = useMoved(release, version);
  const signedWords = useSignedWords(release.slots);
  const signatures = useRef<HTMLHeadingElement>(null);
  const elsewhere = moved.kind === "state" || moved.kind === "version";
  return (
    <div className="review" ref={page}>
      <main id="isi" data-region="text">
        <ReviewHead release={release} version={version} />
        {left}
        {publicUrl && <PublishedNotice url={publicUrl} justNow={published !== null} />}
        {release.state === "ditinjau" && <UncheckedNotice entries={release.checklist} />}
        {release.previous ? (
          <Versions {...{ release, version, talking }} previous={release.previous} />
        ) : (
          <FrozenText release={release} version={version} talking={talking} />
        )}
        <ReviewTalkParts {...{ release, version, me, talking }} />
        <p className="visually-hidden" role="status">
          {signedWords}
        </p>
      </main>
      <ReviewPanel {...{ release, version, me, talking }} heading={signatures}>
        {elsewhere ? (
          <MovedNotice moved={moved} number={version.number} releaseId={release.id} />
        ) : (
          <Decision
            release={release}
            version={version}
            me={me}
            onSigned={() => signatures.current?.focus()}
            onPublished={setPublished}
          />
        )}
      </ReviewPanel>
    </div>
  );
}

type VersionsProps = {
  release: ReleaseView;
  version: VersionView;
  previous: VersionView;
  talking: ReviewTalking;
};

/** What changed first, then each version by itself. */
function Versions({ release, version, previous, talking }: VersionsProps) {
  const t = useTranslations("review");
  const locale = useLocale();
  const { view, setView } = talking;
  const { timeZone } = release.workspace;
  const changes = useMemo(() => compareVersions(previous, version), [previous, version]);
  const tabs: Tab[] = [
    {
      key: "changes",
      label: t("changesTab"),
      count: formatNumber(changes.count, locale),
      content: (
        <>
          <Comparison
            heads={{
              before: (
                <p>
                  <span className="strong">{t("version", { number: previous.number })}</span>{" "}
                  <span className="muted">
                    {formatDay(new Date(previous.frozenAt), timeZone, locale)}
                  </span>
                </p>
              ),
              after: (
                <>
                  <span className="strong">{t("version", { number: version.number })}</span>
                  {release.actions.includes("sign") && (
                    <span className="muted">{t("youSign")}</span>
                  )}
                </>
              ),
            }}
            changes={changes}
            pictures={picturesOf(release.id)}
          />
          <FrozenFields
            template={release.template}
            version={version}
            previous={previous}
            zone={timeZone}
            talk={talking.talk}
          />
        </>
      ),
    },
    ...[version, previous].map((shown) => ({
      key: shown.id,
      label: t("version", { number: shown.number }),
      content: (
        <FrozenText
          release={release}
          version={shown}
          talking={shown === version ? talking : null}
        />
      ),
    })),
  ];
  const other = view === "changes" ? version.id : "changes";
  useShortcuts("versions", { compare: () => setView(other) });
  return <Tabs label={t("view")} tabs={tabs} current={view} onChange={setView} />;
}
