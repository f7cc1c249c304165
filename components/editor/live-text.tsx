"use client";
import { EditorContent, useEditorState } from "@tiptap/react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { AuthorsButton } from "#components/authorship/authors-button.tsx";
import { FindingsTold } from "#components/checks/findings-told.tsx";
import { PlanButton } from "#components/releases/plan-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { later } from "#components/ui/later.tsx";
import { StateTag } from "#components/ui/state-tag.tsx";
import type { Gap } from "#domain/gaps.ts";
import { ROOT } from "#domain/room.ts";
import { type Connection, isDown } from "./connection.ts";
import { DeskBanners } from "./desk-banners.tsx";
import { DeskBar } from "./desk-bar.tsx";
import { SheetButton, UncheckedButton } from "./panel-buttons.tsx";
import { PanelPlace, usePanel } from "./panel-place.tsx";
import { selectPlaceholder } from "./placeholders.ts";
import { Presence, usePresence } from "./presence.tsx";
import { Rescue } from "./rescue.tsx";
import type { Room } from "./room.ts";
import { SubmitNotice } from "./submit-notice.tsx";
import { ReturnedNotice, TextFacts } from "./text-facts.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useDeskKeys } from "./use-desk-keys.ts";
import { useBodyEditor, useTitleEditor } from "./use-editors.ts";
import { useFindings } from "./use-findings.ts";
import { useSubmit } from "./use-submit.ts";
import { WordCount } from "./word-count.tsx";
import type { DeskProps } from "./writing-desk.tsx";

const AuthorsStrip = later(() =>
  import("#components/authorship/authors-strip.tsx").then((m) => m.AuthorsStrip),
);
const LinkDialog = later(() => import("./link-dialog.tsx").then((m) => m.LinkDialog));

type Props = DeskProps & { room: Room; connection: Connection; children?: ReactNode };

/** The text that everybody writes, with its bar, tools and fields. */
export function LiveText({ release, me, room, connection, children }: Props) {
  const t = useTranslations();
  const { busy, problem, submit } = useSubmit(room, release.id);
  const editable = release.access === "write" && connection.kind !== "closed" && !busy;
  const body = useBodyEditor({ room, release, me, editable });
  const title = useTitleEditor({
    room,
    editable,
    onEnter: () => body?.commands.focus("start"),
  });
  const titleText = useEditorState({
    editor: title,
    selector: ({ editor }) => editor?.getText({ blockSeparator: " " }) ?? release.title,
  });
  const [linking, setLinking] = useState(false);
  const [withAuthors, setWithAuthors] = useState(false);
  const desk = useDeskKeys(editable ? () => setLinking(true) : null);
  const panel = usePanel(room, release);
  const findings = useFindings({ room, release, body, title, panel });
  const people = usePresence(room.provider);
  const presence = <Presence people={people} agencies={agenciesOf(release, me)} />;
  const reachable = !isDown(connection) && connection.kind !== "closed";

  const goTo = (gap: Gap) => {
    switch (gap.kind) {
      case "field":
      case "value":
        return panel.show("fields", gap.field);
      case "title":
      case "title-characters":
        return title?.commands.focus();
      case "body":
        return body?.commands.focus();
      case "placeholder":
        if (body && selectPlaceholder(body, gap.placeholder)) return;
        return (
          focusSource(gap.placeholder) || panel.show("fields", fieldWith(room, gap.placeholder))
        );
    }
  };

  return (
    <div className="desk" ref={desk}>
      <DeskBar
        release={release}
        title={titleText ?? release.title}
        connection={asRead(release, connection)}
      >
        <span className="wide-only">{presence}</span>
        <UncheckedButton panel={panel} />
        <PlanButton release={release} />
        {release.actions.includes("submit") && !release.isDamaged && (
          <Button
            look="primary"
            busy={busy}
            aria-disabled={!reachable || undefined}
            title={reachable ? undefined : t("submit.notSaved")}
            onClick={reachable ? () => void submit() : undefined}
          >
            {t("actions.submit")}
          </Button>
        )}
      </DeskBar>
      <DeskBanners release={release} room={room} connection={connection} quiet={busy} />
      <section className="tools-line" aria-label={t("tools.label")}>
        {body && <Toolbar editor={body} editable={editable} onLink={() => setLinking(true)} />}
        <WordCount editor={body} />
        <AuthorsButton pressed={withAuthors} onPress={() => setWithAuthors(!withAuthors)} />
        <SheetButton panel={panel} />
      </section>
      {withAuthors && body && (
        <AuthorsStrip editor={body} releaseId={release.id} agencies={agenciesOf(release, me)} />
      )}
      <div className="work">
        <main id="isi" className="sheet" data-region="text">
          <div className="column">
            <div className="strip">
              <StateTag state={release.state} look="tag" />
              {presence}
            </div>
            {children}
            <ReturnedNotice release={release} />
            {problem && connection.kind !== "closed" && (
              <SubmitNotice problem={problem} onGap={goTo} onFinding={findings.onStopping} />
            )}
            {connection.kind === "closed" && connection.unsent && !busy && <Rescue room={room} />}
            <TextFacts release={release} />
            <EditorContent editor={title} className="title-editor" />
            <EditorContent editor={body} className="body-editor" />
          </div>
        </main>
        <PanelPlace {...{ panel, room, release, editable, findings }} editor={body} />
        <FindingsTold checks={findings.checks} />
      </div>
      {linking && body && <LinkDialog editor={body} onClose={() => setLinking(false)} />}
    </div>
  );
}

/** Whoever only reads has nothing that could be saved, so the server confirms nothing to them. */
function asRead({ access }: DeskProps["release"], connection: Connection) {
  const isUp = ["saved", "saving", "unsaved"].includes(connection.kind);
  return access === "read" && isUp ? ({ kind: "reading" } as const) : connection;
}

function agenciesOf(release: DeskProps["release"], me: DeskProps["me"]) {
  const { slug } = release.workspace;
  const place = me.workspaces.find(({ workspace }) => workspace.slug === slug);
  return place?.agencies ?? release.slots.map(({ agency }) => agency);
}

/** A placeholder that is not in the words of the body may stand in the source of a quote. */
function focusSource(words: string): boolean {
  const inputs = document.querySelectorAll<HTMLInputElement>(".body-editor input");
  const input = [...inputs].find(({ value }) => value.includes(words));
  input?.focus();
  return input !== undefined;
}

function fieldWith(room: Room, words: string): string | null {
  const entries = [...room.doc.getMap(ROOT.fields).entries()];
  return entries.find(([, value]) => [value].flat().join().includes(words))?.[0] ?? null;
}
