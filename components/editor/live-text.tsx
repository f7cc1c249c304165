"use client";
import type { Editor } from "@tiptap/core";
import { EditorContent, useEditorState } from "@tiptap/react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { AuthorsButton } from "#components/authorship/authors-button.tsx";
import { FindingsTold } from "#components/checks/findings-told.tsx";
import { useDeskComments } from "#components/comments/use-desk-comments.ts";
import { PlanButton } from "#components/releases/plan-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { later } from "#components/ui/later.tsx";
import { StateTag } from "#components/ui/state-tag.tsx";
import { type Connection, isDown } from "./connection.ts";
import { DeskBanners } from "./desk-banners.tsx";
import { DeskBar } from "./desk-bar.tsx";
import { CommentsButton, SheetButton, UncheckedButton } from "./panel-buttons.tsx";
import { type Panel, PanelPlace, usePanel } from "./panel-place.tsx";
import { Presence } from "./presence.tsx";
import { Rescue } from "./rescue.tsx";
import type { Room } from "./room.ts";
import { MoreTools, ShownTools } from "./shown-tools.tsx";
import { ReturnedNotice, TextFacts } from "./text-facts.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useDeskKeys } from "./use-desk-keys.ts";
import { type DeskTools, useDeskTools } from "./use-desk-tools.ts";
import { useBodyEditor, useTitleEditor } from "./use-editors.ts";
import { useFindings } from "./use-findings.ts";
import { useSubmit } from "./use-submit.ts";
import { WordCount } from "./word-count.tsx";
import type { DeskProps } from "./writing-desk.tsx";

const AuthorsStrip = later(() =>
  import("#components/authorship/authors-strip.tsx").then((m) => m.AuthorsStrip),
);
const SubmitNotice = later(() => import("./submit-notice.tsx").then((m) => m.SubmitNotice));
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
  const onLink = () => setLinking(true);
  const tools = useDeskTools({ room, release, me, body, title, editable, onLink });
  const panel = usePanel(room, release);
  const comments = useDeskComments({ releaseId: release.id, room, editor: body, panel });
  const desk = useDeskKeys(editable ? onLink : null, comments.onBegin, tools);
  const findings = useFindings({ room, release, body, title, panel });
  const presence = <Presence {...tools.here} {...tools.colleagues} />;
  const reachable = !isDown(connection) && connection.kind !== "closed";

  return (
    <div className="desk" data-focus={tools.focus.on || undefined} ref={desk}>
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
      <ToolsLine
        {...{ panel, comments, editable, tools, onLink }}
        editor={body}
        releaseId={release.id}
      />
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
              <SubmitNotice
                problem={problem}
                desk={{ room, body, title, panel }}
                onFinding={findings.onStopping}
              />
            )}
            {connection.kind === "closed" && connection.unsent && !busy && <Rescue room={room} />}
            <TextFacts release={release} />
            <EditorContent editor={title} className="title-editor" />
            <EditorContent editor={body} className="body-editor" />
          </div>
        </main>
        <PanelPlace
          {...{ panel, room, release, editable, findings }}
          editor={body}
          comments={{ ...comments, me: me.personId, agencies: tools.here.agencies }}
        />
        <FindingsTold checks={findings.checks} />
        <ShownTools tools={tools} releaseId={release.id} onComment={comments.onBegin} />
      </div>
      {linking && body && <LinkDialog editor={body} onClose={() => setLinking(false)} />}
    </div>
  );
}

type Tools = {
  editor: Editor | null;
  editable: boolean;
  panel: Panel;
  comments: ReturnType<typeof useDeskComments>;
  tools: DeskTools;
  onLink: () => void;
  releaseId: string;
};

/** The tools above the text, and under them whose words are whose while that is asked for. */
function ToolsLine(props: Tools) {
  const { editor, editable, panel, comments, tools, onLink, releaseId } = props;
  const t = useTranslations("tools");
  const [withAuthors, setWithAuthors] = useState(false);
  const { agencies } = tools.here;
  return (
    <>
      <section className="tools-line" aria-label={t("label")}>
        {editor && <Toolbar {...{ editor, editable, onLink }} onComment={comments.onBegin} />}
        <MoreTools tools={tools} />
        <WordCount editor={editor} onMore={() => panel.show("outline")} />
        <AuthorsButton pressed={withAuthors} onPress={() => setWithAuthors(!withAuthors)} />
        <CommentsButton panel={panel} comments={comments} />
        <SheetButton panel={panel} />
      </section>
      {withAuthors && editor && <AuthorsStrip {...{ editor, releaseId, agencies }} />}
    </>
  );
}

/** Whoever only reads has nothing that could be saved, so the server confirms nothing to them. */
function asRead({ access }: DeskProps["release"], connection: Connection) {
  const isUp = ["saved", "saving", "unsaved"].includes(connection.kind);
  return access === "read" && isUp ? ({ kind: "reading" } as const) : connection;
}
