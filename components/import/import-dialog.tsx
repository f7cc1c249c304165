"use client";
import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { asPartOf, type OpenStep } from "#components/editor/joined-step.ts";
import { bringEditing } from "#components/editor/table-editing.ts";
import { TextDialog } from "#components/editor/text-dialog.tsx";
import { partedPage } from "#components/media/brought-pictures.ts";
import { handPictures } from "#components/media/handed-pictures.ts";
import { describedBy, Field } from "#components/ui/field.tsx";
import { FILE_ENDINGS, htmlOfFile, UnreadableFile } from "./file-html.ts";

type Props = {
  editor: Editor;
  onClose: () => void;
  /** What stands in the file of this name stands in the text now. */
  onDone: (name: string) => void;
};

/**
 * The words as if they were pasted, and the pictures to where they stand among them: one step of
 * undo, whenever the last picture has come.
 */
function takeIn(editor: Editor, file: string): void {
  const { html, ...brought } = partedPage(file);
  const { from } = editor.state.selection;
  bringEditing(editor); // which also reads what is pasted as the text that it was
  const step: OpenStep = { item: null };
  if (brought.hasWords) asPartOf(editor, step, () => editor.view.pasteHTML(html));
  handPictures(editor, { ...brought, from, step });
}

/** Takes what stands in a file into the text, where the caret is. */
export function ImportDialog({ editor, onClose, onDone }: Props) {
  const t = useTranslations("import");
  const [name, setName] = useState<string | null>(null);
  const [why, setWhy] = useState<UnreadableFile["why"] | null>(null);
  const take = async (file: File) => {
    setWhy(null);
    setName(file.name);
    try {
      const html = await htmlOfFile(file);
      if (!editor.isEditable) return onClose();
      takeIn(editor, html);
      onDone(file.name);
      onClose();
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      setWhy(error.why);
    } finally {
      setName(null);
    }
  };
  return (
    <TextDialog editor={editor} title={t("title")} lead={t("lead")} onClose={onClose}>
      <Field id="import-file" label={t("file")} hint={t("hint")} error={why ? t(`why.${why}`) : ""}>
        <input
          className="input"
          id="import-file"
          type="file"
          accept={FILE_ENDINGS.join(",")}
          aria-invalid={why ? true : undefined}
          aria-describedby={describedBy("import-file", { hint: true, error: why !== null })}
          disabled={name !== null}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            currentTarget.value = ""; // the same file may be chosen again
            if (file) void take(file);
          }}
        />
      </Field>
      <p role="status">{name !== null && t("reading", { name })}</p>
    </TextDialog>
  );
}
