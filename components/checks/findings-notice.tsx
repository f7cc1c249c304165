"use client";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Notice } from "#components/ui/notice.tsx";
import type { CheckRule } from "#domain/checks/finding.ts";
import { ruleName } from "./check-words.ts";
import { keyed } from "./keyed.ts";

export type StoppingFinding = { rule: CheckRule; mark: string; words: string };
type Props = {
  problem: string;
  findings: StoppingFinding[];
  onGo: (finding: StoppingFinding) => void;
};

/** What the server found in the text and nobody waved through; each entry leads to its place. */
export function FindingsNotice({ problem, findings, onGo }: Props) {
  const t = useTranslations();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: "center" });
  }, []);
  return (
    <Notice kind="danger" alert ref={place}>
      <p className="strong">{problem}</p>
      <ul className="gaps">
        {keyed(findings, ({ mark }) => mark).map(([key, finding]) => (
          <li key={key}>
            <button type="button" onClick={() => onGo(finding)}>
              {t("checks.stopping", { rule: ruleName(t, finding.rule), words: finding.words })}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
