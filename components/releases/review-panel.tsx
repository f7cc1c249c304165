"use client";
import type { ReactNode, Ref } from "react";
import { useLocale, useTranslations } from "use-intl";
import { WaivedList } from "#components/checks/waived-list.tsx";
import { openThreads } from "#components/comments/use-threads.ts";
import { Agency } from "#components/ui/agency.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SignatureList } from "#components/ui/signature-slots.tsx";
import { type Tab, Tabs } from "#components/ui/tabs.tsx";
import { formatList } from "#domain/lists.ts";
import type { Me, ReleaseView, VersionView } from "#domain/views.ts";
import { Hash } from "./hash.tsx";
import { OfficeNumbers } from "./office-numbers.tsx";
import { ReviewChecklist } from "./review-checklist.tsx";
import { Talk } from "./review-talk.tsx";
import type { PanelPart, ReviewTalking } from "./use-review-talk.ts";

type Props = {
  release: ReleaseView;
  version: VersionView;
  me: Me;
  talking: ReviewTalking;
  /** The heading above the signatures. */
  heading: Ref<HTMLHeadingElement>;
  children: ReactNode;
};

/** Signatures, fingerprint and writers, or the comments, and below them the decision. */
export function ReviewPanel(props: Props) {
  const { release, version, me, talking, children } = props;
  const t = useTranslations();
  const count = openThreads(talking.talk.threads);
  const tabs: Tab[] = [
    { key: "facts", label: t("comments.decision"), content: <Facts {...props} /> },
    {
      key: "comments",
      label: t("comments.tab"),
      count: count ? String(count) : undefined,
      content: <Talk {...{ release, version, me, talking }} />,
    },
  ];
  return (
    <aside className="review-panel" aria-label={t("review.panel")} data-region="panel">
      <Tabs
        label={t("review.panel")}
        tabs={tabs}
        current={talking.part}
        onChange={(key) => talking.setPart(key as PanelPart)}
      />
      {children}
    </aside>
  );
}

function Facts({ release, version, me, heading }: Omit<Props, "children" | "talking">) {
  const t = useTranslations("review");
  const { slots, workspace, contributors, signBar } = release;
  const mine = me.workspaces.find((place) => place.workspace.slug === workspace.slug)?.agency;
  return (
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
