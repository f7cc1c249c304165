"use client";
import type { Editor } from "@tiptap/core";
import { goToFinding } from "#components/checks/go-to-finding.ts";
import { useChecks } from "#components/checks/use-checks.ts";
import type { Finding } from "#domain/checks/finding.ts";
import type { ReleaseView } from "#domain/views.ts";
import type { Panel } from "./panel-place.tsx";
import type { Room } from "./room.ts";

type Given = {
  room: Room;
  release: ReleaseView;
  body: Editor | null;
  title: Editor | null;
  panel: Panel;
};

/** The findings of this text and the ways to them. */
export function useFindings({ room, release, body, title, panel }: Given) {
  const { waivers } = panel.checklist;
  const checks = useChecks({ room, release, body, title, waivers });
  const onFinding = (finding: Finding) => {
    if (finding.place.kind === "field") panel.show("fields", finding.place.key);
    else if (checks.editors) goToFinding(checks.editors, finding);
  };
  /** From what the server has found to the same finding here; on phones to the list of them. */
  const onStopping = ({ mark }: { mark: string }) => {
    const finding = checks.open.find((one) => one.mark === mark);
    panel.show("checklist");
    if (finding && !panel.narrow) onFinding(finding);
  };
  return { checks, onFinding, onStopping };
}
