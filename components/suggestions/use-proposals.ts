"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useState } from "react";
import { agencyLook } from "#components/ui/agency-look.ts";
import type { Suggesters } from "#domain/answers/suggesters.ts";
import { type OpenProposal, openIn } from "#domain/proposals.ts";
import type { AgencyView } from "#domain/views.ts";
import { proposalsOn, showProposals, tracesIn } from "./suggesting.ts";

type Given = {
  editor: Editor | null;
  suggesters: Suggesters | null;
  agencies: readonly AgencyView[];
};

/** Everything that is proposed in a text, how it looks there, and the way to each. */
export function useProposals({ editor, suggesters, agencies }: Given) {
  const [active, setActive] = useState<string | null>(null);
  const open = useOpen(editor);
  const people = suggesters?.people ?? [];
  const looks = JSON.stringify(
    Object.fromEntries(
      people.flatMap(({ id, agency }) => {
        const of = agencies.find(({ slug }) => slug === agency);
        return of ? [[id, agencyLook(of)]] : [];
      }),
    ),
  );
  useEffect(() => {
    if (editor && (open.length || active)) {
      showProposals(editor, { looks: JSON.parse(looks), active });
    }
  }, [editor, looks, active, open.length]);
  useCaret(editor, setActive);
  const go = (id: string) => {
    setActive(id);
    if (editor) goTo(editor, id);
  };
  /** To the next one or the one before, round the text. */
  const step = (by: 1 | -1) => {
    const here = open.findIndex(({ id }) => id === active);
    const from = here < 0 && by < 0 ? 0 : here;
    const next = open[(from + by + open.length) % open.length];
    if (next) go(next.id);
  };
  return { open, active, setActive, go, step, people, agencies };
}

export type Proposals = ReturnType<typeof useProposals>;

function useOpen(editor: Editor | null): OpenProposal[] {
  const shown = useEditorState({
    editor,
    selector: ({ editor: now }) => (now ? JSON.stringify(openIn(tracesIn(now.state.doc))) : "[]"),
  });
  return JSON.parse(shown ?? "[]") as OpenProposal[];
}

/** The proposal at the caret is the one that is looked at. */
function useCaret(editor: Editor | null, onProposal: (id: string) => void): void {
  useEffect(() => {
    if (!editor) return;
    const moved = () => {
      const { $head } = editor.state.selection;
      const here = [$head.nodeBefore, $head.nodeAfter, $head.parent];
      const [id] = here.flatMap((node) => (node ? proposalsOn(node) : []));
      if (id) onProposal(id);
    };
    editor.on("selectionUpdate", moved);
    return () => {
      editor.off("selectionUpdate", moved);
    };
  }, [editor, onProposal]);
}

function goTo(editor: Editor, id: string): void {
  let place: number | null = null;
  editor.state.doc.descendants((node, at) => {
    if (place === null && proposalsOn(node).includes(id)) place = node.isBlock ? at + 1 : at;
    return place === null;
  });
  if (place !== null) editor.chain().focus().setTextSelection(place).scrollIntoView().run();
}
