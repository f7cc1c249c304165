"use client";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import type { TimeZone } from "#domain/dates.ts";
import type { Waiver } from "#domain/views.ts";
import { ruleName } from "./check-words.ts";
import { keyed } from "./keyed.ts";
import type { Checks } from "./use-checks.ts";
import { WaivedBy } from "./waived-by.tsx";

type Props = {
  waived: Checks["waived"];
  path: string;
  zone: TimeZone;
  editable: boolean;
  onWaivers: (waivers: Waiver[]) => void;
};

/** What was waved through and is still in the text; it can be taken back. */
export function WaivedItems({ waived, path, zone, editable, onWaivers }: Props) {
  const t = useTranslations();
  const { busy, problem, send } = useChange();
  const takeBack = async ({ rule, mark }: Waiver) => {
    const answer = await send<{ waivers: Waiver[] }>(path, { rule, mark, reason: null });
    if (answer) onWaivers(answer.waivers);
  };
  if (!waived.length) return null;
  return (
    <details className="waived">
      <summary>{t("checks.waived", { count: waived.length })}</summary>
      <RefusedNotice problem={problem} />
      <ul>
        {keyed(waived, ({ waiver }) => waiver.mark).map(([key, { finding, waiver }]) => (
          <li key={key} className="small">
            <p className="strong">{ruleName(t, waiver.rule)}</p>
            <WaivedBy waiver={{ ...waiver, words: finding.words }} zone={zone} />
            {editable && (
              <Button look="quiet" busy={busy} onClick={() => void takeBack(waiver)}>
                {t("checks.takeBack")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
