"use client";
import { FindingsNotice, type StoppingFinding } from "#components/checks/findings-notice.tsx";
import type { Problem } from "#components/command.ts";
import type { Gap } from "#domain/gaps.ts";
import { GapsNotice } from "./gaps-notice.tsx";

type Props = {
  problem: Problem;
  onGap: (gap: Gap) => void;
  onFinding: (finding: StoppingFinding) => void;
};

/** Why the text was not submitted, with the ways to what is to be done. */
export function SubmitNotice({ problem, onGap, onFinding }: Props) {
  const { detail, findings, gaps = [] } = problem;
  if (findings) return <FindingsNotice problem={detail} findings={findings} onGo={onFinding} />;
  return <GapsNotice problem={detail} gaps={gaps} onGo={onGap} />;
}
