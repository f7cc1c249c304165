"use client";
import { useTranslations } from "use-intl";
import { Agency } from "#components/ui/agency.tsx";
import type { AgencyView } from "#domain/views.ts";
import type { Mentionable } from "./mentioning.ts";

type Props = {
  id: string;
  choices: readonly Mentionable[];
  current: number;
  agencies: readonly AgencyView[];
  onChoose: (one: Mentionable) => void;
};

/** Names to choose from under the words; the focus stays in them. */
export function MentionList({ id, choices, current, agencies, onChoose }: Props) {
  const t = useTranslations("comments");
  if (!choices.length) return null;
  return (
    <div className="mention-list" id={`${id}-names`} role="listbox" aria-label={t("mention")}>
      {choices.map((one, index) => {
        const agency = agencies.find(({ slug }) => slug === one.agency);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the words keep the focus and walk the list.
          <div
            key={one.key}
            id={`${id}-name-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(one)}
          >
            <span>{one.name}</span>
            {agency && <Agency agency={agency} />}
          </div>
        );
      })}
    </div>
  );
}
