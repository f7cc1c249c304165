import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { type Block, CHECKS, type CheckRule, type Finding, type Fix } from "./finding.ts";

/** What a rule says about a block. */
export type Found = {
  rule: CheckRule;
  from: number;
  to: number;
  facts?: Record<string, string>;
  fix?: Fix;
};

export function findingIn(block: Block, found: Found): Finding {
  const { rule, from, to, facts = {}, fix = null } = found;
  const words = block.text.slice(from, to);
  const mark = markOf(rule, words, facts);
  return {
    rule,
    severity: CHECKS[rule],
    place: block.place,
    from,
    to,
    words,
    facts,
    fix,
    mark,
  };
}

/** A mark holds no words, so that a list of what was waved through repeats no personal data. */
function markOf(rule: CheckRule, words: string, facts: Record<string, string>): string {
  const sorted = Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));
  const form = JSON.stringify([rule, words, sorted]);
  return bytesToHex(sha256(utf8ToBytes(form))).slice(0, 32);
}
