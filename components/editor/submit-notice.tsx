"use client";
import { FindingsNotice, type StoppingFinding } from "#components/checks/findings-notice.tsx";
import type { Problem } from "#components/command.ts";
import { ProposalsNotice } from "#components/suggestions/proposals-notice.tsx";
import type { Gap } from "#domain/gaps.ts";
import { GapsNotice } from "./gaps-notice.tsx";

type Props = {
  problem: Problem;
  onGap: (gap: Gap) => void;
  onFinding: (finding: StoppingFinding) => void;
  onProposal: (id: string) => void;
};

/** Why the text was not submitted, with the ways to what is to be done. */
export function SubmitNotice({ problem, onGap, onFinding, onProposal }: Props) {
  const { detail, findings, proposals, gaps = [] } = problem;
  if (proposals) {
    return <ProposalsNotice problem={detail} proposals={proposals} onGo={onProposal} />;
  }
  if (findings) return <FindingsNotice problem={detail} findings={findings} onGo={onFinding} />;
  return <GapsNotice problem={detail} gaps={gaps} onGo={onGap} />;
}
