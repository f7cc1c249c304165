"use client";
import type { ReactNode, Ref } from "react";
import { useLocale, useTranslations } from "use-intl";
import { WaivedList } from "#components/checks/waived-list.tsx";
import { Agency } from "#components/ui/agency.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SignatureList } from "#components/ui/signature-slots.tsx";
import { formatList } from "#domain/lists.ts";
import type { Me, ReleaseView, VersionView } from "#domain/views.ts";
import { Hash } from "./hash.tsx";
import { OfficeNumbers } from "./office-numbers.tsx";
import { ReviewChecklist } from "./review-checklist.tsx";

type Props = {
  release: ReleaseView;
  version: VersionView;
  me: Me;
  /** The heading above the signatures. */
  heading: Ref<HTMLHeadingElement>;
  children: ReactNode;
};

/** Signatures, fingerprint, writers, and below them the decision. */
export function ReviewPanel({ release, version, me, heading, children }: Props) {
  const t = useTranslations("review");
  const { slots, workspace, contributors, signBar } = release;
  const mine = me.workspaces.find((place) => place.workspace.slug === workspace.slug)?.agency;
  return (
    <aside className="review-panel" aria-label={t("panel")} data-region="panel">
      <div className="facts">
        <section>
          <h2 ref={heading} tabIndex={-1}>
            {t("signatures")}
          </h2>
          <SignatureList
            slots={slots}
            timeZone={workspace.timeZone}
            mine={release.actions.includes("sign") ? (mine?.slug ?? null) : null}
          />
        </section>
        {signBar && <WhyNot signBar={signBar} />}
        <OfficeNumbers release={release} />
        <section>
          <h2>{t("hash", { number: version.number })}</h2>
          <Hash sha256={version.sha256} />
        </section>
        <section>
          <h2>{t("writers")}</h2>
          <ul className="writers small">
            {contributors.map(({ name, agency }) => (
              <li key={`${agency.slug} ${name}`}>
                <Avatar name={name} agency={agency} little />
                <span>{name}</span>
                <Agency agency={agency} />
              </li>
            ))}
          </ul>
          {!contributors.length && <p className="small muted">{t("noWriters")}</p>}
          {release.actions.includes("sign") && <p className="small muted">{t("notAWriter")}</p>}
        </section>
        <ReviewChecklist entries={release.checklist} zone={workspace.timeZone} />
        <WaivedList waivers={release.waivers} zone={workspace.timeZone} />
      </div>
      {children}
    </aside>
  );
}

function WhyNot({ signBar }: { signBar: NonNullable<ReleaseView["signBar"]> }) {
  const t = useTranslations("refusals");
  const locale = useLocale();
  if (signBar.reason === "role") {
    return (
      <Notice>
        <p className="small">{t("role")}</p>
      </Notice>
    );
  }
  const names = formatList(signBar.couldSign, locale);
  return (
    <Notice kind="warn">
      <p className="small">{names ? t("four-eyes", { names }) : t("four-eyes-nobody")}</p>
    </Notice>
  );
}
