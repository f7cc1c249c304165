"use client";
import type { Editor } from "@tiptap/core";
import { useTranslations } from "use-intl";
import type { PanelChecks } from "#components/checks/checks-panel.tsx";
import type { CommentsProps } from "#components/comments/comments-panel.tsx";
import type { FieldTalk } from "#components/comments/field-sign.tsx";
import { openThreads } from "#components/comments/use-threads.ts";
import type { SuggestionsProps } from "#components/suggestions/suggestions-panel.tsx";
import { later } from "#components/ui/later.tsx";
import { type Tab, Tabs } from "#components/ui/tabs.tsx";
import { templateOf } from "#domain/templates.ts";
import type { ReleaseView } from "#domain/views.ts";
import { ChecklistPanel } from "./checklist-panel.tsx";
import { FieldsPanel } from "./fields-panel.tsx";
import { GuidePanel } from "./guide-panel.tsx";
import type { Room } from "./room.ts";
import type { Checklist } from "./use-checklist.ts";
import { useFilled } from "./use-filled.ts";

const CommentsPanel = later(() =>
  import("#components/comments/comments-panel.tsx").then((m) => m.CommentsPanel),
);
const SuggestionsPanel = later(() =>
  import("#components/suggestions/suggestions-panel.tsx").then((m) => m.SuggestionsPanel),
);
const ChecksPanel = later(() =>
  import("#components/checks/checks-panel.tsx").then((m) => m.ChecksPanel),
);
const OutlinePanel = later(() => import("./outline-panel.tsx").then((m) => m.OutlinePanel));

export type PanelPart = "fields" | "guide" | "checklist" | "comments" | "suggestions" | "outline";

type Props = {
  room: Room;
  release: ReleaseView;
  editor: Editor;
  editable: boolean;
  changeable: boolean;
  checklist: Checklist;
  checks: Omit<PanelChecks, "onWaivers">;
  comments: Omit<CommentsProps, "zone"> & FieldTalk;
  suggestions: Omit<SuggestionsProps, "zone" | "editor">;
  part: PanelPart;
  onPart: (part: PanelPart) => void;
  goTo: { field: string } | null;
  onBlock: (block: string) => void;
  onHeading: (at: number) => void;
};

const counted = (count: number) => (count ? String(count) : undefined);

/** What stands beside the text: facts to fill in, what each block is for, what to check. */
export function SidePanel(props: Props) {
  const { room, release, editor, editable, checklist, part } = props;
  const t = useTranslations("panel");
  const words = useTranslations();
  const template = templateOf(release.template);
  const filled = useFilled(room, template.key);
  const zone = release.workspace.timeZone;
  const { entries, open } = checklist;
  const guide: Tab = {
    key: "guide",
    label: t("guide"),
    content: <GuidePanel editor={editor} template={template.key} onGo={props.onBlock} />,
  };
  const tabs: Tab[] = [
    {
      key: "fields",
      label: t("fields"),
      count: `${filled}/${template.fields.length}`,
      content: (
        <FieldsPanel
          room={room}
          template={template.key}
          zone={zone}
          editable={props.changeable}
          goTo={props.goTo}
          talk={props.comments}
        />
      ),
    },
    ...(template.skeleton.id.length ? [guide] : []),
    {
      key: "checklist",
      label: t("checklist"),
      count: `${entries.length - open}/${entries.length}`,
      warn: open > 0,
      content: (
        <>
          <ChecksPanel
            {...props.checks}
            onWaivers={checklist.tellWaivers}
            zone={zone}
            editable={editable}
          />
          <ChecklistPanel checklist={checklist} zone={zone} editable={editable} />
        </>
      ),
    },
    {
      key: "comments",
      label: words("comments.tab"),
      count: counted(openThreads(props.comments.threads)),
      content: <CommentsPanel {...props.comments} zone={zone} />,
    },
    {
      key: "suggestions",
      label: words("suggestions.tab"),
      count: counted(props.suggestions.proposals.open.length),
      content: <SuggestionsPanel {...props.suggestions} editor={editor} zone={zone} />,
    },
    {
      key: "outline",
      label: t("outline"),
      content: <OutlinePanel editor={editor} onGo={props.onHeading} />,
    },
  ];
  return (
    <Tabs
      label={t("label")}
      tabs={tabs}
      current={part}
      onChange={(key) => props.onPart(key as PanelPart)}
    />
  );
}
