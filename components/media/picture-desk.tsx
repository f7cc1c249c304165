"use client";
import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { useEditorState } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { picturesOf } from "#components/releases/picture-address.ts";
import { PictureDialog } from "./picture-dialog.tsx";
import { PictureStrip } from "./picture-strip.tsx";
import { selectedPicture } from "./place-picture.ts";
import { UploadList } from "./upload-list.tsx";
import { useBrought } from "./use-brought.ts";
import { useUnseen } from "./use-unseen.ts";
import { useUploads } from "./use-uploads.ts";

type Props = {
  editor: Editor;
  releaseId: string;
  editable: boolean;
  /** True where somebody has asked for a file before this was there. */
  wanted: boolean;
};

/** Takes pictures into the text and keeps what is said of them; beside the writing itself. */
export function PictureDesk({ editor, releaseId, editable, wanted }: Props) {
  const t = useTranslations("picture");
  const input = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<Node | null>(null);
  const [foreign, setForeign] = useState(0);
  const ask = () => setAsked(selectedPicture(editor)?.node ?? null);
  const { uploads, begin, again, drop } = useUploads(editor, releaseId, ask);
  const at = useEditorState({
    editor,
    selector: ({ editor: now }) => selectedPicture(now)?.at ?? null,
  });
  useBrought({ editor, input, begin: (all, step) => void begin(all, step), onForeign: setForeign });
  useEffect(() => {
    if (wanted && editable) input.current?.click();
  }, [wanted, editable]);
  useUnseen(editor, t("unseen"));
  useAsking(editor, editable, ask);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={t("uploads")}
        onChange={({ currentTarget }) => {
          const { from: at } = editor.state.selection;
          const placed = { alt: "", at, isFirst: false };
          void begin(
            [...(currentTarget.files ?? [])].reverse().map((file) => ({ file, ...placed })),
          );
          currentTarget.value = ""; // the same file may be chosen again
        }}
      />
      <UploadList
        {...{ uploads, foreign }}
        onAgain={again}
        onDrop={drop}
        onRead={() => setForeign(0)}
      />
      {editable && at !== null && !asked && <PictureStrip {...{ editor, at }} onDetails={ask} />}
      {asked && (
        <PictureDialog
          {...{ editor, picture: asked, pictures: picturesOf(releaseId) }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

/** A space, which would else take the picture's place, and a double press ask what is said of it. */
function useAsking(editor: Editor, editable: boolean, ask: () => void): void {
  useEffect(() => {
    if (!editable) return;
    const { dom } = editor.view;
    const press = (event: KeyboardEvent) => {
      if (event.key !== " " || !selectedPicture(editor)) return;
      event.preventDefault();
      event.stopPropagation();
      ask();
    };
    const twice = () => selectedPicture(editor) && ask();
    const host = dom.parentElement;
    host?.addEventListener("keydown", press, true);
    dom.addEventListener("dblclick", twice);
    return () => {
      host?.removeEventListener("keydown", press, true);
      dom.removeEventListener("dblclick", twice);
    };
  });
}
