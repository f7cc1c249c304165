"use client";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { shownState } from "#components/ui/shown-state.ts";
import { StateTag } from "#components/ui/state-tag.tsx";
import type { ReleaseView } from "#domain/views.ts";
import type { Connection } from "./connection.ts";
import { SaveState } from "./save-state.tsx";

type Props = {
  release: ReleaseView;
  title: string;
  connection: Connection | { kind: "reading" };
  children?: ReactNode;
};

/** Back, title, state, whether it is saved; then people and the one thing to do. */
export function DeskBar({ release, title, connection, children }: Props) {
  const t = useTranslations();
  return (
    <header className="desk-bar" data-region="bar">
      <a className="button quiet icon" href="/naskah" aria-label={t("editor.back")}>
        <ArrowLeft size={20} strokeWidth={1.75} />
      </a>
      <h1>{title || t("common.untitled")}</h1>
      <span className="wide-only">
        <StateTag state={shownState(release.state, release.publicStatus)} look="tag" />
      </span>
      <SaveState connection={connection} timeZone={release.workspace.timeZone} />
      <span className="room-left" />
      {children}
    </header>
  );
}
