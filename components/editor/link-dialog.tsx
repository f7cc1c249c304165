"use client";
import type { Editor } from "@tiptap/core";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { isSafeHref, withScheme } from "#domain/links.ts";
import { TextDialog } from "./text-dialog.tsx";

/** The address of a link; without selected words the address itself becomes the text. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const t = useTranslations();
  const before = (editor.getAttributes("link").href as string | null | undefined) ?? "";
  const [href, setHref] = useState(before);
  const [wrong, setWrong] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = withScheme(href.trim());
    if (!isSafeHref(address)) return setWrong(true);
    const mark = { type: "link", attrs: { href: address } };
    if (editor.state.selection.empty && !before) {
      editor.commands.insertContent({ type: "text", text: address, marks: [mark] });
    } else {
      editor.chain().extendMarkRange("link").setMark("link", { href: address }).run();
    }
    onClose();
  };
  const remove = () => {
    editor.chain().extendMarkRange("link").unsetMark("link").run();
    onClose();
  };

  return (
    <TextDialog editor={editor} title={t("link.title")} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <TextField
          id="href"
          label={t("link.address")}
          hint={t("link.hint")}
          error={wrong ? t("link.wrong") : undefined}
          inputMode="url"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={2000}
          value={href}
          onChange={setHref}
        />
        <div className="foot">
          {before && <Button onClick={remove}>{t("link.remove")}</Button>}
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" look="primary">
            {t("link.set")}
          </Button>
        </div>
      </form>
    </TextDialog>
  );
}
