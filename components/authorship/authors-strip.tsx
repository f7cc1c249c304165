"use client";
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import type { AgencyView } from "#domain/views.ts";
import { showAuthors } from "./author-marks.ts";
import { authorsIn } from "./author-places.ts";
import { type By, legendOf } from "./legend.ts";
import { useAuthorship } from "./use-authorship.ts";

type Props = { editor: Editor; releaseId: string; agencies: readonly AgencyView[] };

/** Colours the text by person or by agency while it is there, and says whose colour is whose. */
export function AuthorsStrip({ editor, releaseId, agencies }: Props) {
  const t = useTranslations("authors");
  const [by, setBy] = useState<By>("person");
  const { authored, read } = useAuthorship(editor, releaseId);
  const { state, sent } = authored;

  useEffect(() => {
    if (!sent) return;
    const { looks } = legendOf(sent, agencies, by);
    showAuthors(editor, authorsIn({ text: sent.text, runs: sent.runs, looks }));
  }, [editor, sent, agencies, by]);
  useEffect(() => () => showAuthors(editor, null), [editor]);

  const entries = sent ? legendOf(sent, agencies, by).entries : [];
  return (
    <section className="authors" aria-label={t("label")}>
      <fieldset>
        <legend className="visually-hidden">{t("by")}</legend>
        {(["person", "agency"] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="authors-by"
              checked={by === one}
              onChange={() => setBy(one)}
            />
            {t(one)}
          </label>
        ))}
      </fieldset>
      {state === "waiting" && <p className="muted">{t("waiting")}</p>}
      {state === "known" && !entries.length && <p className="muted">{t("nobody")}</p>}
      {entries.length > 0 && (
        <ul>
          {entries.map(({ key, look, name, share }) => (
            <li key={key}>
              <span className={`author ${look}`}>{name}</span> {t("share", { share })}
            </li>
          ))}
        </ul>
      )}
      {state === "failed" && (
        <p role="alert">
          {t("failed")} <Button onClick={() => void read()}>{t("again")}</Button>
        </p>
      )}
    </section>
  );
}
