"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import type { InputProps } from "./template-input.tsx";

const MAX_PAIRS = 25;

/** What was written and what is right, pair by pair; the text of the field has one place a line. */
export function PairsInput({ id, value, editable, onType, describedBy }: InputProps) {
  const t = useTranslations("fields");
  const [wanted, setWanted] = useState(1);
  const lines = value.split("\n");
  const count = Math.max(wanted, Math.ceil(lines.length / 2));
  const places = Array.from({ length: count }, (_, at) => at * 2);
  const put = (place: number, words: string) => {
    const next = Array.from({ length: count * 2 }, (_, at) => lines[at] ?? "");
    next[place] = words;
    onType(next.join("\n"));
  };
  const input = (place: number, part: "written" | "right") => (
    <label>
      <span className="small">{t(part)}</span>
      <input
        className="input"
        id={place === 0 ? id : undefined}
        value={lines[place] ?? ""}
        readOnly={!editable}
        maxLength={500}
        aria-describedby={describedBy}
        onChange={(event) => put(place, event.target.value)}
      />
    </label>
  );
  return (
    <>
      <ol className="pairs-input">
        {places.map((place) => (
          <li key={place}>
            {input(place, "written")}
            {input(place + 1, "right")}
          </li>
        ))}
      </ol>
      {editable && count < MAX_PAIRS && (
        <div>
          <Button onClick={() => setWanted(count + 1)}>
            <Plus size={16} strokeWidth={1.75} />
            {t("addPair")}
          </Button>
        </div>
      )}
    </>
  );
}
