import { Extension, Mark } from "@tiptap/core";
import { breakOf, DELETION, INSERTION, PROPOSED, proposalOf } from "./proposals.ts";

function isProposal(id: unknown): void {
  if (!proposalOf(id)) throw new RangeError("A proposal names its author and its time");
}

function isBreak(value: unknown): void {
  if (value !== null && !breakOf(value)) throw new RangeError("A proposed break names a proposal");
}

/** Nothing that is pasted is a proposal of whoever wrote it: the marks are read from no HTML. */
const proposed = {
  inclusive: false,
  addAttributes: () => ({
    proposal: { isRequired: true, rendered: false, validate: isProposal },
  }),
};

/** Words that somebody proposes to put in; they are no part of the text before they are accepted. */
export const InsertionMark = Mark.create({
  name: INSERTION,
  ...proposed,
  renderHTML: () => ["ins", 0],
});

/** Words of the text that somebody proposes to take out. */
export const DeletionMark = Mark.create({
  name: DELETION,
  ...proposed,
  renderHTML: () => ["del", 0],
});

/** Blocks and line breaks that are proposed: the binding of the editor keeps no marks on nodes. */
export const ProposedBreak = Extension.create({
  name: "proposedBreak",
  addGlobalAttributes: () => [
    {
      types: ["paragraph", "heading", "hardBreak"],
      attributes: {
        [PROPOSED]: {
          default: null,
          keepOnSplit: false,
          validate: isBreak,
          parseHTML: () => null,
          renderHTML: (attrs: Record<string, unknown>) => {
            const kind = breakOf(attrs[PROPOSED])?.kind;
            return kind ? { "data-proposed": kind } : {};
          },
        },
      },
    },
  ],
});
