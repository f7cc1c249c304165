"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { turnLetterKeys, useLetterKeys } from "./letter-keys.ts";
import { ShortcutList, useShortcutWords } from "./shortcut-list.tsx";
import { shortcutsOf } from "./shortcuts.ts";
import { openPlaces } from "./use-shortcuts.ts";

/** From so many shortcuts on it is quicker to search than to read. */
const LONG = 9;

/** The shortcuts that work on this page. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shortcuts");
  const wordsOf = useShortcutWords();
  const letters = useLetterKeys();
  const [wanted, setWanted] = useState("");
  const [places] = useState(openPlaces);
  const groups = places.map((place) => ({
    place,
    shortcuts: shortcutsOf(place).filter(({ name, keys }) =>
      `${wordsOf(place, name)} ${keys.join(" ")}`.toLowerCase().includes(wanted.toLowerCase()),
    ),
  }));
  const count = places.flatMap(shortcutsOf).length;
  const found = groups.filter(({ shortcuts }) => shortcuts.length > 0);
  return (
    <Dialog title={t("title")} lead={t("lead")} open onClose={onClose} look="sheet">
      {count > LONG && (
        <Field id="cari-pintasan" label={t("search")}>
          <input
            id="cari-pintasan"
            className="input"
            type="search"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        </Field>
      )}
      {found.map(({ place, shortcuts }) => (
        <ShortcutList key={place} place={place} shortcuts={shortcuts} />
      ))}
      <p className="small muted" role="status">
        {found.length === 0 && t("none", { wanted })}
      </p>
      <div className="foot">
        <a className="small" href="/bantuan">
          {t("toHelp")}
        </a>
        <Button onClick={() => turnLetterKeys(!letters)}>
          {letters ? t("lettersOff") : t("lettersOn")}
        </Button>
      </div>
    </Dialog>
  );
}
