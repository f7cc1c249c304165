"use client";
import type { Editor } from "@tiptap/core";
import { type ReactNode, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { CommentsProps } from "#components/comments/comments-panel.tsx";
import type { FieldTalk } from "#components/comments/field-sign.tsx";
import { later } from "#components/ui/later.tsx";
import { useNarrow } from "#components/ui/use-narrow.ts";
import type { Finding } from "#domain/checks/finding.ts";
import { TITLE } from "#domain/field-threads.ts";
import type { ReleaseView } from "#domain/views.ts";
import { goToHeading } from "./headings.ts";
import { goToBlock } from "./places.ts";
import type { Room } from "./room.ts";
import { type PanelPart, SidePanel } from "./side-panel.tsx";
import { useChecklist } from "./use-checklist.ts";
import type { DeskTools } from "./use-desk-tools.ts";
import type { useFindings } from "./use-findings.ts";

const Dialog = later(() => import("#components/ui/dialog.tsx").then((m) => m.Dialog));

/** Which part of the panel is shown, whether its sheet is open, and the way to a field. */
export function usePanel(room: Room, release: ReleaseView) {
  const narrow = useNarrow();
  const checklist = useChecklist(room, release);
  const [part, setPart] = useState<PanelPart>("fields");
  const [open, setOpen] = useState(false);
  const [goTo, setGoTo] = useState<{ field: string } | null>(null);
  const show = (wanted: PanelPart, field: string | null = null) => {
    setPart(wanted);
    setGoTo(field ? { field } : null);
    setOpen(true);
  };
  return { narrow, checklist, part, open, goTo, setPart, show, close: () => setOpen(false) };
}

export type Panel = ReturnType<typeof usePanel>;

type Props = {
  panel: Panel;
  room: Room;
  release: ReleaseView;
  /** Null for the moment in which it is made; the place is kept, so that nothing jumps. */
  editor: Editor | null;
  editable: boolean;
  /** Data of the text may be changed too. */
  changeable: boolean;
  mayDecide: boolean;
  tools: Pick<DeskTools, "proposals">;
  findings: Pick<ReturnType<typeof useFindings>, "checks" | "onFinding">;
  comments: Omit<CommentsProps, "zone"> & FieldTalk;
};

/** The panel beside the text, or as a sheet over it on phones. */
export function PanelPlace(props: Props) {
  const {
    panel,
    room,
    release,
    editor,
    editable,
    changeable,
    mayDecide,
    findings,
    comments,
    tools,
  } = props;
  const { checklist, part, goTo } = panel;
  const { leaveFor, onGone } = useLeaving(panel);
  const onBlock = (block: string) => {
    if (editor) leaveFor(() => goToBlock(editor, block));
  };
  const onHeading = (at: number) => {
    if (editor) leaveFor(() => goToHeading(editor, at));
  };
  const checks = {
    checks: findings.checks,
    path: `/api/v1/releases/${release.id}/checks`,
    onGo: (finding: Finding) => {
      if (finding.place.kind === "field") findings.onFinding(finding);
      else leaveFor(() => findings.onFinding(finding));
    },
  };
  const talk = {
    ...comments,
    onGo: (thread: string) => {
      const about = comments.threads.discussion?.threads.find(({ id }) => id === thread)?.field;
      // Fields stand in the panel itself.
      if (about && about !== TITLE) comments.onGo(thread);
      else leaveFor(() => comments.onGo(thread));
    },
    onLeave: () => leaveFor(comments.onLeave),
  };
  const { proposals } = tools;
  const suggestions = {
    proposals,
    mayDecide,
    onGo: (id: string) => leaveFor(() => proposals.go(id)),
  };
  const given = {
    room,
    release,
    editable,
    changeable,
    checklist,
    checks,
    part,
    goTo,
    onBlock,
    onHeading,
  };
  const parts = editor && (
    <SidePanel
      {...given}
      {...{ suggestions }}
      comments={talk}
      editor={editor}
      onPart={panel.setPart}
    />
  );
  return (
    <PanelFrame panel={panel} onGone={onGone}>
      {parts}
    </PanelFrame>
  );
}

/** The ways from the panel to the text; a sheet would take the focus back, so they wait until it has left. */
function useLeaving(panel: Panel) {
  const wanted = useRef<(() => void) | null>(null);
  const leaveFor = (go: () => void) => {
    if (!panel.narrow) return go();
    wanted.current = go;
    panel.close();
  };
  const onGone = (event: Event) => {
    if (!wanted.current) return;
    event.preventDefault();
    wanted.current();
    wanted.current = null;
  };
  return { leaveFor, onGone };
}

type FrameProps = { panel: Panel; onGone: (event: Event) => void; children: ReactNode };

function PanelFrame({ panel, onGone, children }: FrameProps) {
  const t = useTranslations("panel");
  if (!panel.narrow) {
    return (
      <aside className="side" aria-label={t("label")} data-region="panel">
        {children}
      </aside>
    );
  }
  if (!panel.open) return null;
  return (
    <Dialog title={t("label")} look="sheet" open onClose={panel.close} onGone={onGone}>
      {children}
    </Dialog>
  );
}
