"use client";
import { Lock } from "lucide-react";
import { useTranslations } from "use-intl";
import { ArticleBody } from "#components/releases/article-body.tsx";
import { FrozenFields } from "#components/releases/frozen-fields.tsx";
import { picturesOf } from "#components/releases/picture-address.ts";
import { PlanButton } from "#components/releases/plan-button.tsx";
import type { Me, ReleaseView, VersionView } from "#domain/views.ts";
import { DeskBar } from "./desk-bar.tsx";
import { LeftOverFrozen } from "./left-words.tsx";
import { TextFacts } from "./text-facts.tsx";

type Props = { release: ReleaseView; version: VersionView; me: Me };

/** The frozen text to read: it cannot change, so there is no line to the room. */
export function FrozenDesk({ release, version, me }: Props) {
  const t = useTranslations("editor");
  const of = { personId: me.personId, releaseId: release.id, editionId: release.edition.id };
  return (
    <div className="desk">
      <DeskBar release={release} title={version.title} connection={{ kind: "reading" }}>
        <PlanButton release={release} />
      </DeskBar>
      <section className="desk-banner" aria-label={t("frozenLabel")}>
        <Lock size={16} strokeWidth={1.75} />
        <p>{t("frozen", { number: version.number })}</p>
        <a className="button" href={`/naskah/${release.id}/tinjau`}>
          {t("openReview")}
        </a>
      </section>
      <div className="work alone">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text without links is scrolled by keys only from here. */}
        <main id="isi" className="sheet" tabIndex={0}>
          <div className="column">
            <LeftOverFrozen of={of} timeZone={release.workspace.timeZone} />
            <TextFacts release={release} />
            <h2 className="headline">{version.title}</h2>
            <ArticleBody body={version.body} pictures={picturesOf(release.id)} />
            <FrozenFields
              template={release.template}
              version={version}
              previous={null}
              zone={release.workspace.timeZone}
            />
          </div>
        </main>
      </div>
    </div>
  );
}
