"use client";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { fieldLabel } from "#components/field-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { Gap } from "#domain/gaps.ts";

type Props = { problem: string; gaps: Gap[]; onGo: (gap: Gap) => void };

/** What is missing before the text can be submitted; each entry leads to its place. */
export function GapsNotice({ problem, gaps, onGo }: Props) {
  const t = useTranslations();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which React would take for a clean-up.
    place.current?.scrollIntoView({ block: "center" });
  }, []);
  const name = (gap: Gap) => {
    switch (gap.kind) {
      case "title":
        return t("gaps.title");
      case "title-characters":
        return t("gaps.title-characters");
      case "body":
        return t("gaps.body");
      case "placeholder":
        return t("gaps.placeholder", { placeholder: gap.placeholder });
      case "field":
        return t("gaps.field", { field: fieldLabel(t, gap.field) });
      case "picture":
        return t(`gaps.picture.${gap.fault}`, { picture: gap.picture });
      case "value":
        return t(`gaps.value.${gap.fault}`, { field: fieldLabel(t, gap.field) });
    }
  };
  return (
    <Notice kind="danger" alert ref={place}>
      <p className="strong">{problem}</p>
      {gaps.length > 0 && (
        <ul className="gaps">
          {gaps.map((gap) => (
            <li key={JSON.stringify(gap)}>
              <button type="button" onClick={() => onGo(gap)}>
                {name(gap)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
