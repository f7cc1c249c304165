import { Extension, getSchema, type JSONContent, Node } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { Highlight } from "@tiptap/extension-highlight";
import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import { Italic } from "@tiptap/extension-italic";
import { BulletList } from "@tiptap/extension-list/bullet-list";
import { ListItem } from "@tiptap/extension-list/item";
import { ListKeymap } from "@tiptap/extension-list/keymap";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Subscript } from "@tiptap/extension-subscript";
import { Superscript } from "@tiptap/extension-superscript";
import { Text } from "@tiptap/extension-text";
import { Underline } from "@tiptap/extension-underline";
import type { Schema } from "@tiptap/pm/model";
import { CommentMark } from "./comment-mark.ts";
import { EndMark } from "./end-mark.ts";
import { Picture } from "./image-node.ts";
import { Link } from "./link-mark.ts";
import { NumberedList } from "./numbered-list.ts";
import { DeletionMark, InsertionMark, ProposedBreak } from "./proposal-marks.ts";
import { Table, TableCell, TableRoles, TableRow } from "./table-nodes.ts";
import { TaskItem, TaskList } from "./task-nodes.ts";

export type JsonNode = JSONContent;

/** Blocks of the body that carry a block id, given by the server. */
const BLOCKS = [
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "quote",
  "dateline",
  "horizontalRule",
  "image",
  "taskList",
  "table",
  "endMark",
];

function isBlockId(id: unknown): void {
  if (id !== null && !(typeof id === "string" && /^[\w-]{1,40}$/.test(id))) {
    throw new RangeError("A block id is short and plain");
  }
}

const BlockId = Extension.create({
  name: "blockId",
  addGlobalAttributes: () => [
    {
      types: BLOCKS,
      attributes: {
        id: { default: null, rendered: false, keepOnSplit: false, validate: isBlockId },
      },
    },
  ],
});

/** Place and date in front of the lead: "JEPARA, 11 April 2023 –". */
const Dateline = Node.create({
  name: "dateline",
  group: "block",
  content: "text*",
  marks: [CommentMark, InsertionMark, DeletionMark].map(({ name }) => name).join(" "),
  parseHTML: () => [{ tag: "p[data-dateline]", priority: 60 }],
  renderHTML: () => ["p", { "data-dateline": "", class: "dateline" }, 0],
});

/** Somebody's words, with the name and the position of the speaker. */
export const Quote = Node.create({
  name: "quote",
  group: "block",
  content: "paragraph+",
  defining: true,
  addAttributes: () => ({
    speaker: { default: null, rendered: false, validate: "string|null" },
    position: { default: null, rendered: false, validate: "string|null" },
  }),
  parseHTML: () => [{ tag: "blockquote" }],
  renderHTML: () => ["blockquote", 0],
});

const HEADING_LEVELS = [2, 3] as const;
const SafeHeading = Heading.extend({
  addAttributes: () => ({
    level: {
      default: 2,
      rendered: false,
      validate: (level: unknown) => {
        if (level !== 2 && level !== 3) throw new RangeError("A heading is of level 2 or 3");
      },
    },
  }),
}).configure({ levels: [...HEADING_LEVELS] });

/** Everything that a body may hold. The editor adds behaviour to these; never a node or mark. */
export const bodyExtensions = [
  Document,
  Paragraph,
  Text,
  SafeHeading,
  Bold,
  Italic,
  Underline,
  Link,
  Highlight,
  Subscript,
  Superscript,
  CommentMark,
  InsertionMark,
  DeletionMark,
  HardBreak,
  BulletList,
  NumberedList,
  ListItem,
  ListKeymap,
  Quote,
  Dateline,
  HorizontalRule,
  Picture,
  TaskList,
  TaskItem,
  Table,
  TableRow,
  TableCell,
  TableRoles,
  EndMark,
  BlockId,
  ProposedBreak,
];

/** A title is plain text: one paragraph, or several for a moment when two people paste at once. */
export const titleExtensions = [
  Document.extend({ content: "paragraph+" }),
  Paragraph.extend({ content: "text*", marks: "" }),
  Text,
];

export const bodySchema = getSchema(bodyExtensions);
export const titleSchema = getSchema(titleExtensions);

/**
 * Lets the binding of an editor show a block that lacks what may not be missing in it until the
 * server has mended it; else it deletes the block with all its words, for everybody.
 */
export function admitLacking(schema: Schema): void {
  schema.node = (type, attrs, content, marks) => {
    const kind = typeof type === "string" ? schema.nodes[type] : type;
    if (!kind) throw new RangeError(`No node is called ${type}`);
    return kind.create(attrs, content, marks);
  };
}
