"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { StateTag } from "#components/ui/state-tag.tsx";
import type { ReleaseView } from "#domain/views.ts";
import type { Connection } from "./connection.ts";
import { DeskBar } from "./desk-bar.tsx";
import { ReturnedNotice, TextFacts } from "./text-facts.tsx";

type Props = {
  release: ReleaseView;
  connection: Connection;
  banners?: ReactNode;
  /** What is read meanwhile. */
  text?: ReactNode;
  children?: ReactNode;
};

/** The desk before its text is there: everything stands where it will stand, so nothing jumps. */
export function DeskWaiting({ release, connection, banners, text, children }: Props) {
  const t = useTranslations("editor");
  return (
    <div className="desk">
      <DeskBar release={release} title={release.title} connection={connection} />
      {banners}
      <div className="tools-line" />
      <div className="work">
        <main id="isi" className="sheet">
          <div className="column">
            <div className="strip">
              <StateTag state={release.state} look="tag" />
            </div>
            {children}
            <ReturnedNotice release={release} />
            <TextFacts release={release} />
            {text || <p className="headline">{release.title}</p>}
            {connection.kind === "connecting" && <p className="muted">{t("joining")}</p>}
          </div>
        </main>
        <div className="side" />
      </div>
    </div>
  );
}
