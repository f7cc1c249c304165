"use client";
import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { TextDialog } from "#components/editor/text-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { type Focus, keptFocus } from "#domain/focus.ts";
import { LENGTHS, shownPicture } from "#domain/pictures.ts";
import { FocusField } from "./focus-field.tsx";
import { placeOfPicture } from "./place-picture.ts";

type Props = {
  editor: Editor;
  picture: Node;
  /** Address under which it lies by its hash. */
  pictures: string;
  onClose: () => void;
};

/** What is said of a picture; each part is one change of its own, so that two people may each do one. */
export function PictureDialog({ editor, picture, pictures, onClose }: Props) {
  const t = useTranslations();
  const before = shownPicture({ attrs: picture.attrs });
  const [said, setSaid] = useState({
    alt: before.alt,
    credit: before.credit,
    caption: before.caption,
  });
  const [focus, setFocus] = useState<Focus>(before.focus);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const at = placeOfPicture(editor, picture);
    const { tr } = editor.state;
    const lines = Object.entries(said).map(([name, words]) => {
      return [name, words.replace(/\s+/g, " ").trim() || null] as const;
    });
    for (const [name, given] of [...lines, ["focus", keptFocus(focus)] as const]) {
      if (at !== null && given !== picture.attrs[name]) tr.setNodeAttribute(at, name, given);
    }
    if (tr.docChanged && editor.isEditable) editor.view.dispatch(tr);
    onClose();
  };
  const field = (name: "alt" | "credit" | "caption", hint?: string) => ({
    id: `picture-${name}`,
    label: t(`picture.${name}`),
    hint,
    value: said[name],
    maxLength: LENGTHS[name],
    onChange: (value: string) => setSaid({ ...said, [name]: value }),
  });
  return (
    <TextDialog editor={editor} title={t("picture.title")} onClose={onClose}>
      <form onSubmit={save} noValidate className="picture-form">
        <TextField
          {...field("alt", `${t("picture.altHint")} ${t("picture.needed")}`)}
          data-focus=""
        />
        <TextField {...field("credit", `${t("picture.creditHint")} ${t("picture.needed")}`)} />
        <TextField {...field("caption")} />
        <FocusField {...{ picture: before, pictures, focus }} onChange={setFocus} />
        <div className="foot">
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" look="primary">
            {t("picture.save")}
          </Button>
        </div>
      </form>
    </TextDialog>
  );
}
