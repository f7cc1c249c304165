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

/**
 * One kind of change of one proposal, with the words that it is about in the order of reading, and
 * those of them that have a look, by its name.
 */
export type Trace = {
  kind: ProposalKind;
  proposal: string;
  words: string;
  looks: Readonly<Record<string, string>>;
};

/** The open proposals of a body or of a part of it, each once a kind; a break counts as a new line. */
export function tracesOf(node: JsonNode): Trace[] {
  const traces = new Map<string, Trace>();
  const add = (trace: Trace) => {
    const key = breakAs(trace.kind, trace.proposal);
    traces.set(key, joined(traces.get(key), trace));
  };
  const read = ({ attrs, marks = [], content = [], text = "" }: JsonNode) => {
    const broken = breakOf(attrs?.[PROPOSED]);
    if (broken) add({ ...broken, words: "\n", looks: {} });
    for (const { type, attrs: about } of marks) {
      if (type !== INSERTION && type !== DELETION) continue;
      add({
        kind: type,
        proposal: String(about?.proposal),
        words: text,
        looks: looksOf(marks, text),
      });
    }
    content.forEach(read);
  };
  read(node);
  return [...traces.values()];
}

function joined(one: Trace | undefined, other: Trace): Trace {
  if (!one) return other;
  const looks: Record<string, string> = { ...one.looks };
  for (const [look, words] of Object.entries(other.looks)) {
    looks[look] = (looks[look] ?? "") + words;
  }
  return { ...one, words: one.words + other.words, looks };
}

/** The looks that words can be proposed in, by the names of their marks. */
const LOOKS = [
  "bold",
  "italic",
  "underline",
  "highlight",
  "superscript",
  "subscript",
  "link",
] as const;
type Look = (typeof LOOKS)[number];

/** Words that lead elsewhere look different, too. */
function looksOf(marks: NonNullable<JsonNode["marks"]>, words: string): Record<string, string> {
  const looks = marks.filter(({ type }) => LOOKS.some((look) => look === type));
  return Object.fromEntries(looks.map(({ type, attrs }) => [type, words + (attrs?.href ?? "")]));
}

/** A look that words would have from now on, or no longer. */
export type LookChange = { look: Look; on: boolean };

/**
 * An open proposal: what comes in by it and what goes, with a sign where a paragraph begins or ends.
 * `looks` are null where it is about more than how words look.
 */
export type OpenProposal = Proposal & {
  inserted: string;
  deleted: string;
  looks: LookChange[] | null;
};

/** Everything that is proposed in a body, in the order of reading. */
export function proposalsIn(body: JsonNode): OpenProposal[] {
  return openIn(tracesOf(body));
}

/** The same from the traces of all blocks, in their order. */
export function openIn(traces: readonly Trace[]): OpenProposal[] {
  const all = new Map<string, { about: Proposal } & Partial<Record<ProposalKind, Trace>>>();
  for (const trace of traces) {
    const about = proposalOf(trace.proposal);
    if (!about) continue;
    const open = all.get(trace.proposal) ?? { about };
    all.set(trace.proposal, { ...open, [trace.kind]: joined(open[trace.kind], trace) });
  }
  return [...all.values()].map(({ about, insertion, deletion }) => ({
    ...about,
    inserted: insertion?.words.replaceAll("\n", "¶") ?? "",
    deleted: deletion?.words.replaceAll("\n", "¶") ?? "",
    looks:
      insertion && insertion.words === deletion?.words ? changedLooks(insertion, deletion) : null,
  }));
}

function changedLooks(comes: Trace, goes: Trace): LookChange[] {
  return LOOKS.flatMap((look): LookChange[] => {
    const [now, before] = [comes.looks[look] ?? "", goes.looks[look] ?? ""];
    return now === before ? [] : [{ look, on: now.length >= before.length }];
  });
}
