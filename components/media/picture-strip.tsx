"use client";
import type { Editor } from "@tiptap/core";
import { PencilLine, Trash } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { placeBeside } from "#components/editor/place-beside.ts";
import { Button } from "#components/ui/button.tsx";

type Props = { editor: Editor; at: number; onDetails: () => void };

/** What can be done with the picture that is selected, beside it. */
export function PictureStrip({ editor, at, onDetails }: Props) {
  const t = useTranslations("picture");
  const strip = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const picture = editor.view.nodeDOM(at);
      if (!strip.current || !(picture instanceof HTMLElement)) return;
      placeBeside(strip.current, picture.getBoundingClientRect(), "below");
    };
    place();
    // The text scrolls under it, and a picture that has come is higher than before.
    document.addEventListener("scroll", place, true);
    window.addEventListener("resize", place);
    editor.view.dom.addEventListener("load", place, true);
    return () => {
      document.removeEventListener("scroll", place, true);
      window.removeEventListener("resize", place);
      editor.view.dom.removeEventListener("load", place, true);
    };
  });
  return (
    <section ref={strip} className="bubble picture-strip" aria-label={t("strip")}>
      <Button look="quiet" onClick={onDetails}>
        <PencilLine size={16} strokeWidth={1.75} />
        {t("details")}
      </Button>
      <Button look="quiet" onClick={() => editor.chain().focus().deleteSelection().run()}>
        <Trash size={16} strokeWidth={1.75} />
        {t("remove")}
      </Button>
    </section>
  );
}
