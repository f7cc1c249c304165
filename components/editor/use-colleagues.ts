"use client";
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { PresentPerson } from "./caret.ts";
import { caretOf, goToCaret } from "./colleague.ts";
import { usePresence } from "./presence.tsx";
import type { Room } from "./room.ts";
import { showPlace } from "./show-place.ts";

/** Ways to a colleague: once to their caret, or along with it until one moves oneself. */
export function useColleagues(room: Room, editor: Editor | null) {
  const t = useTranslations("presence");
  const people = usePresence(room.provider);
  const [followedId, setFollowedId] = useState<string | null>(null);
  const [told, setTold] = useState("");
  const [listed, list] = useState(false);
  const followed = people.find(({ id }) => id === followedId) ?? null;
  const stop = () => {
    setFollowedId(null);
    setTold(t("stopped"));
  };
  useFollowing({ room, editor, followedId: followed?.id ?? null, stop });
  useEffect(() => {
    if (!followedId || followed) return;
    setFollowedId(null);
    setTold(t("left"));
  }, [followedId, followed, t]);

  const jump = ({ id, name }: PresentPerson) => {
    const isThere = editor !== null && goToCaret(editor, room.provider, id);
    setTold(t(isThere ? "jumped" : "elsewhere", { name }));
  };
  const follow = ({ id, name }: PresentPerson) => {
    setFollowedId(id);
    setTold(t("following", { name }));
  };
  return { people, followed, told, jump, follow, stop, listed, list };
}

export type Colleagues = ReturnType<typeof useColleagues>;

type Following = {
  room: Room;
  editor: Editor | null;
  followedId: string | null;
  stop: () => void;
};

const OWN_MOVES = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/** Keeps a colleague's caret in sight until a key, a press or a scroll of one's own. */
function useFollowing({ room, editor, followedId, stop }: Following): void {
  useEffect(() => {
    if (!editor || !followedId) return;
    const { provider } = room;
    let frame = 0;
    const keep = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const at = caretOf(editor, provider, followedId);
        if (at !== null) showPlace(editor, at);
      });
    };
    const end = (event: Event) => {
      const isOfTheNote = event.target instanceof Element && event.target.closest(".following");
      if (!isOfTheNote) stop();
    };
    for (const move of OWN_MOVES) window.addEventListener(move, end, { capture: true });
    provider.awareness.on("change", keep);
    editor.on("update", keep);
    keep();
    return () => {
      cancelAnimationFrame(frame);
      for (const move of OWN_MOVES) window.removeEventListener(move, end, { capture: true });
      provider.awareness.off("change", keep);
      editor.off("update", keep);
    };
  });
}
