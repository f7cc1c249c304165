"use client";
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import type { Finding } from "#domain/checks/finding.ts";
import { ruleName, ruleReason } from "./check-words.ts";

const GLYPHS = { blocking: CircleAlert, warning: TriangleAlert, hint: Info };

type Props = {
  finding: Finding;
  editable: boolean;
  onGo: () => void;
  onApply: () => void;
  onWaive: () => void;
};

/** One finding: what, why, and what can be done about it. */
export function FindingItem({ finding, editable, onGo, onApply, onWaive }: Props) {
  const t = useTranslations();
  const name = useId();
  const { severity, rule, fix, place } = finding;
  const Glyph = GLYPHS[severity];
  const canApply = fix && (place.kind === "title" || place.kind === "body");
  return (
    <li className={`finding ${severity}`}>
      <Glyph size={16} strokeWidth={1.75} />
      <div>
        <p className="strong" id={name}>
          {ruleName(t, rule)}
        </p>
        {severity === "blocking" && <p className="small stops">{t("checks.stops")}</p>}
        <p className="small why">{ruleReason(t, finding)}</p>
        <div className="buttons">
          {editable && canApply && (
            <Button onClick={onApply}>{t("checks.apply", { words: fix.text })}</Button>
          )}
          <Button look="quiet" aria-describedby={name} onClick={onGo}>
            {t("checks.go")}
          </Button>
          {editable && (
            <Button look="quiet" aria-describedby={name} onClick={onWaive}>
              {t("checks.waive")}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
