import type { Editor } from "@tiptap/core";
import {
  Bold,
  Heading2,
  Heading3,
  Highlighter,
  ImagePlus,
  Italic,
  Link,
  List,
  ListOrdered,
  ListTodo,
  MapPin,
  MessageSquarePlus,
  Minus,
  MoveDown,
  MoveUp,
  Quote,
  Redo,
  StretchHorizontal,
  Subscript,
  Superscript,
  Table,
  Underline,
  Undo,
} from "lucide-react";
import { moveBlock, moveOf } from "./move-block.ts";
import { goToEndMark, insertTable, isInText } from "./new-blocks.ts";
import { wantPicture } from "./picture-wanted.ts";

export type ToolName =
  | "undo"
  | "redo"
  | "heading2"
  | "heading3"
  | "bold"
  | "italic"
  | "underline"
  | "highlight"
  | "superscript"
  | "subscript"
  | "bulletList"
  | "orderedList"
  | "taskList"
  | "link"
  | "comment"
  | "quote"
  | "dateline"
  | "horizontalRule"
  | "picture"
  | "table"
  | "endMark"
  | "moveUp"
  | "moveDown";

export type Tool = {
  name: ToolName;
  glyph: typeof Bold;
  /** Absent for tools that do something once. */
  on?: (editor: Editor) => boolean;
  can?: (editor: Editor) => boolean;
  /** Absent for the link and the comment, for which the page asks more. */
  run?: (editor: Editor) => void;
};

/** The tools in their groups; a rule parts two groups. */
export const TOOLS: readonly (readonly Tool[])[] = [
  [
    {
      name: "undo",
      glyph: Undo,
      can: (editor) => editor.can().undo(),
      run: (editor) => editor.chain().focus().undo().run(),
    },
    {
      name: "redo",
      glyph: Redo,
      can: (editor) => editor.can().redo(),
      run: (editor) => editor.chain().focus().redo().run(),
    },
  ],
  [
    {
      name: "heading2",
      glyph: Heading2,
      on: (editor) => editor.isActive("heading", { level: 2 }),
      run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
    },
    {
      name: "heading3",
      glyph: Heading3,
      on: (editor) => editor.isActive("heading", { level: 3 }),
      run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
    },
  ],
  [
    {
      name: "bold",
      glyph: Bold,
      on: (editor) => editor.isActive("bold"),
      run: (editor) => editor.chain().focus().toggleBold().run(),
    },
    {
      name: "italic",
      glyph: Italic,
      on: (editor) => editor.isActive("italic"),
      run: (editor) => editor.chain().focus().toggleItalic().run(),
    },
    {
      name: "underline",
      glyph: Underline,
      on: (editor) => editor.isActive("underline"),
      run: (editor) => editor.chain().focus().toggleUnderline().run(),
    },
    {
      name: "highlight",
      glyph: Highlighter,
      on: (editor) => editor.isActive("highlight"),
      run: (editor) => editor.chain().focus().toggleHighlight().run(),
    },
    {
      name: "superscript",
      glyph: Superscript,
      on: (editor) => editor.isActive("superscript"),
      run: (editor) => editor.chain().focus().unsetSubscript().toggleSuperscript().run(),
    },
    {
      name: "subscript",
      glyph: Subscript,
      on: (editor) => editor.isActive("subscript"),
      run: (editor) => editor.chain().focus().unsetSuperscript().toggleSubscript().run(),
    },
    { name: "link", glyph: Link, on: (editor) => editor.isActive("link") },
    { name: "comment", glyph: MessageSquarePlus },
  ],
  [
    {
      name: "bulletList",
      glyph: List,
      on: (editor) => editor.isActive("bulletList"),
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
    },
    {
      name: "orderedList",
      glyph: ListOrdered,
      on: (editor) => editor.isActive("orderedList"),
      run: (editor) => editor.chain().focus().toggleList("orderedList", "listItem").run(),
    },
    {
      name: "taskList",
      glyph: ListTodo,
      on: (editor) => editor.isActive("taskList"),
      run: (editor) => editor.chain().focus().toggleList("taskList", "taskItem").run(),
    },
    {
      name: "quote",
      glyph: Quote,
      on: (editor) => editor.isActive("quote"),
      run: (editor) => editor.chain().focus().toggleWrap("quote").run(),
    },
    {
      name: "dateline",
      glyph: MapPin,
      on: (editor) => editor.isActive("dateline"),
      run: (editor) => editor.chain().focus().toggleNode("dateline", "paragraph").run(),
    },
    {
      name: "table",
      glyph: Table,
      on: (editor) => editor.isActive("table"),
      can: isInText,
      run: insertTable,
    },
    {
      name: "endMark",
      glyph: StretchHorizontal,
      on: (editor) => editor.isActive("endMark"),
      run: goToEndMark,
    },
    { name: "picture", glyph: ImagePlus, run: wantPicture },
    {
      name: "horizontalRule",
      glyph: Minus,
      run: (editor) => editor.chain().focus().setHorizontalRule().run(),
    },
  ],
  [
    {
      name: "moveUp",
      glyph: MoveUp,
      can: (editor) => moveOf(editor.state, -1) !== null,
      run: (editor) => moveBlock(editor, -1),
    },
    {
      name: "moveDown",
      glyph: MoveDown,
      can: (editor) => moveOf(editor.state, 1) !== null,
      run: (editor) => moveBlock(editor, 1),
    },
  ],
];
