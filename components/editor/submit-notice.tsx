"use client";
import { FindingsNotice, type StoppingFinding } from "#components/checks/findings-notice.tsx";
import type { Problem } from "#components/command.ts";
import { ProposalsNotice } from "#components/suggestions/proposals-notice.tsx";
import { GapsNotice } from "./gaps-notice.tsx";
import { type Desk, goToGap } from "./go-to-gap.ts";

type Props = {
  problem: Problem;
  desk: Desk;
  onFinding: (finding: StoppingFinding) => void;
  onProposal: (id: string) => void;
};

/** Why the text was not submitted, with the ways to what is to be done. */
export function SubmitNotice({ problem, desk, onFinding, onProposal }: Props) {
  const { detail, findings, proposals, gaps = [] } = problem;
  if (proposals) {
    return <ProposalsNotice problem={detail} proposals={proposals} onGo={onProposal} />;
  }
  if (findings) return <FindingsNotice problem={detail} findings={findings} onGo={onFinding} />;
  return <GapsNotice problem={detail} gaps={gaps} onGo={(gap) => goToGap(gap, desk)} />;
}
