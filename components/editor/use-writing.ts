"use client";
import { useSuggesters } from "#components/suggestions/use-suggesters.ts";
import { useSuggesting } from "#components/suggestions/use-suggesting.ts";
import type { ReleaseView } from "#domain/views.ts";
import type { Room } from "./room.ts";

type Given = {
  room: Room;
  release: ReleaseView;
  personId: string;
  /** Nothing that the page itself does stands in the way of writing. */
  isOpen: boolean;
};

/** Who writes here and how, and what of the page may be changed. */
export function useWriting({ room, release, personId, isOpen }: Given) {
  const writers = useSuggesters(release.id, room.provider);
  const suggesting = useSuggesting({ release, personId, people: writers });
  const editable = release.access === "write" && isOpen && suggesting.isReady;
  return {
    writers,
    suggesting,
    editable,
    /** Of what is no text nothing can be proposed. */
    changeable: editable && !suggesting.on,
  };
}
