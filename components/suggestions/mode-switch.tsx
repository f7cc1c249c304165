"use client";
import { PencilLine, SquarePen } from "lucide-react";
import { useTranslations } from "use-intl";
import { SHORTCUTS } from "#components/ui/shortcuts.ts";
import type { useSuggesting } from "./use-suggesting.ts";

type Props = { suggesting: ReturnType<typeof useSuggesting> };

/** Whether one writes into the text or proposes; whoever may only propose sees why. */
export function ModeSwitch({ suggesting: { on, limited, choose } }: Props) {
  const t = useTranslations("suggestions");
  const keys = SHORTCUTS.writing.suggest[0];
  return (
    <fieldset className="mode-switch">
      <legend className="visually-hidden">{t("mode")}</legend>
      <button
        type="button"
        aria-pressed={!on}
        aria-disabled={limited || undefined}
        title={limited ? t("limited") : `${t("writingHint")} (${keys})`}
        onClick={() => choose(false)}
      >
        <PencilLine size={16} strokeWidth={1.75} />
        <span>{t("writing")}</span>
      </button>
      <button
        type="button"
        aria-pressed={on}
        title={limited ? t("limited") : `${t("suggestingHint")} (${keys})`}
        onClick={() => choose(true)}
      >
        <SquarePen size={16} strokeWidth={1.75} />
        <span>{t("suggesting")}</span>
      </button>
    </fieldset>
  );
}

/** What changes for whoever writes, and what could not be proposed. */
export function ModeTold({ suggesting: { on, limited, refused } }: Props) {
  const t = useTranslations("suggestions");
  return (
    <>
      {on && <p className="mode-note small">{t(limited ? "limitedNote" : "note")}</p>}
      <p className="mode-refused" role="status">
        {refused && t(`refused.${refused}`)}
      </p>
    </>
  );
}
