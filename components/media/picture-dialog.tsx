"use client";
import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { picturesOf } from "#components/releases/picture-address.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { LENGTHS, shownPicture } from "#domain/pictures.ts";
import { FocusChoice, type Point } from "./focus-choice.tsx";
import { placeOfPicture } from "./place-picture.ts";

type Props = { editor: Editor; releaseId: string; picture: Node; onClose: () => void };

/** What is said of a picture; each part is one change of its own, so that two people may each do one. */
export function PictureDialog({ editor, releaseId, picture, onClose }: Props) {
  const t = useTranslations();
  const before = shownPicture({ attrs: picture.attrs });
  const [said, setSaid] = useState({
    alt: before.alt,
    credit: before.credit,
    caption: before.caption,
  });
  const [focus, setFocus] = useState<Point>(before.focus);
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const at = placeOfPicture(editor, picture);
    const parts = [...Object.entries(said), ["focusX", focus.x], ["focusY", focus.y]] as const;
    const { tr } = editor.state;
    for (const [name, value] of parts) {
      const given = typeof value === "number" ? pointOf(value, picture.attrs[name]) : lineOf(value);
      if (at !== null && given !== picture.attrs[name]) tr.setNodeAttribute(at, name, given);
    }
    if (tr.docChanged && editor.isEditable) editor.view.dispatch(tr);
    close();
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
    <Dialog title={t("picture.title")} open onClose={close}>
      <form onSubmit={save} noValidate className="picture-form">
        <TextField
          {...field("alt", `${t("picture.altHint")} ${t("picture.needed")}`)}
          data-focus=""
        />
        <TextField {...field("credit", `${t("picture.creditHint")} ${t("picture.needed")}`)} />
        <TextField {...field("caption")} />
        <FocusChoice
          src={`${picturesOf(releaseId)}/${before.sha256}`}
          focus={focus}
          onChange={setFocus}
        />
        <div className="foot">
          <Button onClick={close}>{t("common.cancel")}</Button>
          <Button type="submit" look="primary">
            {t("picture.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const lineOf = (words: string) => words.replace(/\s+/g, " ").trim() || null;

/** The middle is what nobody chose: it is written only over another choice. */
function pointOf(value: number, before: unknown): number | null {
  return value === 50 && before === null ? null : value;
}
