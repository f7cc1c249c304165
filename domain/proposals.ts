import { isId } from "./ids.ts";
import type { JsonNode } from "./schema.ts";

/** The marks of proposed words (`proposal-marks.ts`): to come, or to go. */
export const INSERTION = "insertion";
export const DELETION = "deletion";
export type ProposalKind = typeof INSERTION | typeof DELETION;

/** Attribute of a block, or of a line break, that is proposed: that it begins here, or no longer does. */
export const PROPOSED = "proposed";

/** Who proposes something, and when, in milliseconds since 1970; what was done at once has one id. */
export type Proposal = { id: string; author: string; at: number };

const FORM = /^([0-9a-f-]{36})\/(\d{13})\/[a-z0-9]{4,12}$/;

/** What the id of a proposal says; null for anything else. */
export function proposalOf(id: unknown): Proposal | null {
  const [, author, at] = typeof id === "string" ? (FORM.exec(id) ?? []) : [];
  return isId(author) ? { id: String(id), author, at: Number(at) } : null;
}

/** Of one person at one moment; the sign tells two of the same millisecond apart. */
export function proposalId({ author, at, sign }: { author: string; at: number; sign: string }) {
  return `${author}/${at}/${sign}`;
}

/** What stands in the attribute `proposed`. */
export function breakOf(value: unknown): { kind: ProposalKind; proposal: string } | null {
  if (typeof value !== "string") return null;
  for (const kind of [INSERTION, DELETION] as const) {
    const proposal = value.slice(kind.length + 1);
    if (value.startsWith(`${kind}:`) && proposalOf(proposal)) return { kind, proposal };
  }
  return null;
}

/** The attribute `proposed` of a block that is proposed to begin, or to begin no longer. */
export const breakAs = (kind: ProposalKind, proposal: string) => `${kind}:${proposal}`;

/** Pieces of text that nothing parts any more, as one. */
export function joinedPieces(nodes: readonly JsonNode[]): JsonNode[] {
  const all: JsonNode[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    const meets = node.type === "text" && last?.type === "text";
    if (meets && JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? [])) {
      all[all.length - 1] = { ...last, text: `${last.text}${node.text}` };
    } else all.push(node);
  }
  return all;
}

/** One kind of change of one proposal, with the words that it is about in the order of reading. */
export type Trace = { kind: ProposalKind; proposal: string; words: string };

/** The open proposals of a body or of a part of it, each once a kind; a break counts as a new line. */
export function tracesOf(node: JsonNode): Trace[] {
  const traces = new Map<string, Trace>();
  const add = (kind: ProposalKind, proposal: string, words: string) => {
    const key = breakAs(kind, proposal);
    traces.set(key, { kind, proposal, words: (traces.get(key)?.words ?? "") + words });
  };
  const read = ({ attrs, marks = [], content = [], text = "" }: JsonNode) => {
    const broken = breakOf(attrs?.[PROPOSED]);
    if (broken) add(broken.kind, broken.proposal, "\n");
    for (const { type, attrs: about } of marks) {
      if (type === INSERTION || type === DELETION) add(type, String(about?.proposal), text);
    }
    content.forEach(read);
  };
  read(node);
  return [...traces.values()];
}

/** An open proposal: what comes in by it and what goes, with a sign where a paragraph begins or ends. */
export type OpenProposal = Proposal & { inserted: string; deleted: string };

/** Everything that is proposed in a body, in the order of reading. */
export function proposalsIn(body: JsonNode): OpenProposal[] {
  return openIn(tracesOf(body));
}

/** The same from the traces of all blocks, in their order. */
export function openIn(traces: readonly Trace[]): OpenProposal[] {
  const all = new Map<string, OpenProposal>();
  for (const { kind, proposal, words } of traces) {
    const about = proposalOf(proposal);
    if (!about) continue;
    const open = all.get(proposal) ?? { ...about, inserted: "", deleted: "" };
    const part = kind === INSERTION ? "inserted" : "deleted";
    all.set(proposal, { ...open, [part]: open[part] + words.replaceAll("\n", "¶") });
  }
  return [...all.values()];
}
