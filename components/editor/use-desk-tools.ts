"use client";
import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { type Proposals, useProposals } from "#components/suggestions/use-proposals.ts";
import type { useSuggesters } from "#components/suggestions/use-suggesters.ts";
import type { useSuggesting } from "#components/suggestions/use-suggesting.ts";
import type { AgencyView } from "#domain/views.ts";
import type { FindWish } from "./find-bar.tsx";
import type { Room } from "./room.ts";
import { useBubble } from "./use-bubble.ts";
import { type Colleagues, useColleagues } from "./use-colleagues.ts";
import { useFocusMode } from "./use-focus-mode.ts";
import { useSlash } from "./use-slash.ts";
import { useTables } from "./use-tables.ts";
import type { DeskProps } from "./writing-desk.tsx";

type Given = DeskProps & {
  room: Room;
  body: Editor | null;
  title: Editor | null;
  editable: boolean;
  onLink: () => void;
  writers: ReturnType<typeof useSuggesters>;
  suggesting: ReturnType<typeof useSuggesting>;
};

export type DeskTools = {
  editors: { body: Editor; title: Editor } | null;
  editable: boolean;
  colleagues: Colleagues;
  /** The agencies of the workspace and who reads this. */
  here: { agencies: AgencyView[]; meId: string; releaseId: string };
  find: FindWish | null;
  openFind: (replacing: boolean) => void;
  closeFind: () => void;
  slash: ReturnType<typeof useSlash>;
  bubble: ReturnType<typeof useBubble>;
  /** Whether the caret is in a table. */
  isInTable: boolean;
  onLink: () => void;
  focus: ReturnType<typeof useFocusMode>;
  writers: Given["writers"];
  suggesting: Given["suggesting"];
  proposals: Proposals;
};

/** What helps whoever writes beside the writing itself. */
export function useDeskTools(given: Given): DeskTools {
  const { room, release, me, body, title, editable, onLink, writers, suggesting } = given;
  const colleagues = useColleagues(room, body);
  const place = me.workspaces.find(({ workspace }) => workspace.slug === release.workspace.slug);
  const agencies = place?.agencies ?? release.slots.map(({ agency }) => agency);
  const [find, setFind] = useState<FindWish | null>(null);
  const openFind = (replacing: boolean) => setFind({ words: selectedWords(), replacing });
  return {
    editors: body && title ? { body, title } : null,
    editable,
    colleagues,
    here: { agencies, meId: me.personId, releaseId: release.id },
    find,
    openFind,
    closeFind: () => setFind(null),
    slash: useSlash(body, editable),
    bubble: useBubble(body, editable),
    isInTable: useTables(body, editable),
    onLink,
    focus: useFocusMode(me.personId),
    writers,
    suggesting,
    proposals: useProposals({ editor: body, suggesters: writers.suggesters, agencies }),
  };
}

/** What is selected, where it is a few words of one line. */
function selectedWords(): string {
  const words = String(getSelection());
  return words.length > 100 || words.includes("\n") ? "" : words.trim();
}
