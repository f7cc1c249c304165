"use client";
import { useTranslations } from "use-intl";
import type { TimeZone } from "#domain/dates.ts";
import type { ReleaseView } from "#domain/views.ts";
import { ruleName } from "./check-words.ts";
import { WaivedBy } from "./waived-by.tsx";

type Props = { waivers: ReleaseView["waivers"]; zone: TimeZone };

/** For whoever signs: the findings of this text that its writers waved through, and why. */
export function WaivedList({ waivers, zone }: Props) {
  const t = useTranslations();
  // A waiver whose words have gone from the text says nothing about it any more.
  const inText = waivers.filter(({ words }) => words !== null);
  if (!inText.length) return null;
  return (
    <section>
      <h2>{t("checks.reviewHeading")}</h2>
      <ul className="waived-list small">
        {inText.map((waiver) => (
          <li key={waiver.mark}>
            <p className="strong">{ruleName(t, waiver.rule)}</p>
            <WaivedBy waiver={waiver} zone={zone} />
          </li>
        ))}
      </ul>
    </section>
  );
}
