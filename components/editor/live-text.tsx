"use client";
import { EditorContent, useEditorState } from "@tiptap/react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { FindingsTold } from "#components/checks/findings-told.tsx";
import { FieldSign } from "#components/comments/field-sign.tsx";
import { useDeskComments } from "#components/comments/use-desk-comments.ts";
import { PlanButton } from "#components/releases/plan-button.tsx";
import { ModeTold } from "#components/suggestions/mode-switch.tsx";
import { Button } from "#components/ui/button.tsx";
import { later } from "#components/ui/later.tsx";
import { StateTag } from "#components/ui/state-tag.tsx";
import { TITLE } from "#domain/field-threads.ts";
import { type Connection, isDown } from "./connection.ts";
import { DeskBanners } from "./desk-banners.tsx";
import { DeskBar } from "./desk-bar.tsx";
import { UncheckedButton } from "./panel-buttons.tsx";
import { PanelPlace, usePanel } from "./panel-place.tsx";
import { Presence } from "./presence.tsx";
import { Rescue } from "./rescue.tsx";
import type { Room } from "./room.ts";
import { ShownTools } from "./shown-tools.tsx";
import { ReturnedNotice, TextFacts } from "./text-facts.tsx";
import { ToolsLine } from "./tools-line.tsx";
import { useDeskKeys } from "./use-desk-keys.ts";
import { useDeskTools } from "./use-desk-tools.ts";
import { useBodyEditor, useTitleEditor } from "./use-editors.ts";
import { useFindings } from "./use-findings.ts";
import { useSubmit } from "./use-submit.ts";
import { useWriting } from "./use-writing.ts";
import type { DeskProps } from "./writing-desk.tsx";

const SubmitNotice = later(() => import("./submit-notice.tsx").then((m) => m.SubmitNotice));
const LinkDialog = later(() => import("./link-dialog.tsx").then((m) => m.LinkDialog));

type Props = DeskProps & { room: Room; connection: Connection; children?: ReactNode };

/** The text that everybody writes, with its bar, tools and fields. */
export function LiveText({ release, me, room, connection, children }: Props) {
  const { busy, problem, submit } = useSubmit(room, release.id);
  const isOpen = connection.kind !== "closed" && !busy;
  const writing = useWriting({ room, release, personId: me.personId, isOpen });
  const { suggesting, writers, editable, changeable } = writing;
  const body = useBodyEditor({ room, release, me, editable, mode: suggesting.mode });
  const title = useTitleEditor({
    room,
    editable: changeable,
    onEnter: () => body?.commands.focus("start"),
  });
  const titleText = useEditorState({
    editor: title,
    selector: ({ editor }) => editor?.getText({ blockSeparator: " " }) ?? release.title,
  });
  const [linking, setLinking] = useState(false);
  const onLink = () => setLinking(true);
  const given = { room, release, me, body, title, editable, onLink };
  const tools = useDeskTools({ ...given, writers, suggesting });
  const panel = usePanel(room, release);
  const comments = useDeskComments({ release, room, editor: body, title, panel });
  const desk = useDeskKeys(editable ? onLink : null, comments.onBegin, tools);
  const findings = useFindings({ room, release, body, title, panel });
  const presence = (
    <Presence
      {...tools.here}
      {...tools.colleagues}
      always={writers.suggesters?.mayLimit ?? false}
    />
  );
  const toProposal = (id: string) => {
    panel.show("suggestions");
    if (!panel.narrow) tools.proposals.go(id);
    else tools.proposals.setActive(id);
  };
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
        {!suggesting.limited && <SubmitButton release={release} {...{ busy, submit, reachable }} />}
      </DeskBar>
      <DeskBanners release={release} room={room} connection={connection} quiet={busy} />
      <ToolsLine
        {...{ panel, comments, editable, tools, onLink }}
        editor={body}
        releaseId={release.id}
        isWriter={release.access === "write"}
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
            {release.access === "write" && <ModeTold suggesting={suggesting} />}
            {problem && connection.kind !== "closed" && (
              <SubmitNotice
                problem={problem}
                desk={{ room, body, title, panel }}
                onFinding={findings.onStopping}
                onProposal={toProposal}
              />
            )}
            {connection.kind === "closed" && connection.unsent && !busy && <Rescue room={room} />}
            <TextFacts release={release} />
            <div className="title-place">
              <EditorContent editor={title} className="title-editor" />
              <FieldSign field={TITLE} talk={comments} begins />
            </div>
            <EditorContent editor={body} className="body-editor" />
          </div>
        </main>
        <PanelPlace
          {...{ panel, room, release, findings, tools }}
          {...{ editable, changeable }}
          mayDecide={editable && !suggesting.limited}
          editor={body}
          comments={{ ...comments, me: me.personId, agencies: tools.here.agencies }}
        />
        <FindingsTold checks={findings.checks} />
        <ShownTools
          {...{ tools, releaseId: release.id, onComment: comments.onBegin }}
          place={{ room, template: release.template, panel }}
        />
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

type SubmitProps = {
  release: DeskProps["release"];
  busy: boolean;
  /** Nothing can be submitted without a line. */
  reachable: boolean;
  submit: () => Promise<void>;
};

function SubmitButton({ release, busy, reachable, submit }: SubmitProps) {
  const t = useTranslations();
  if (!release.actions.includes("submit") || release.isDamaged) return null;
  return (
    <Button
      look="primary"
      busy={busy}
      aria-disabled={!reachable || undefined}
      title={reachable ? undefined : t("submit.notSaved")}
      onClick={reachable ? () => void submit() : undefined}
    >
      {t("actions.submit")}
    </Button>
  );
}
