import type { Editor } from "@tiptap/core";
import { TOOLS, type Tool, type ToolName } from "./tools.ts";

/** What a command is also called, in both languages: people type the word that they know. */
const CALLED: Partial<Record<ToolName, string>> = {
  heading2: "subjudul judul heading h2 title",
  heading3: "subjudul kecil judul heading h3 subheading",
  bulletList: "daftar butir poin bullet list",
  orderedList: "daftar bernomor angka nomor numbered ordered list",
  quote: "kutipan kutip quote blockquote",
  dateline: "tempat dan tanggal kota dateline place date",
  picture: "gambar foto unggah picture photo image upload",
  horizontalRule: "garis pemisah line rule divider separator",
};

export type SlashCommand = { tool: Tool; why: "inQuote" | "inList" | null };

/** The commands whose names begin with what was typed, in one language or the other. */
export function commandsFor(editor: Editor, query: string): SlashCommand[] {
  const wanted = query.trim().toLowerCase();
  return TOOLS.flat().flatMap((tool) => {
    const called = CALLED[tool.name];
    if (!called || !` ${called}`.includes(` ${wanted}`)) return [];
    return { tool, why: whyNot(editor, tool.name) };
  });
}

/** A quote holds paragraphs alone, and a list only lists. */
function whyNot(editor: Editor, name: ToolName): SlashCommand["why"] {
  if (editor.isActive("quote")) return name === "quote" ? null : "inQuote";
  const isOfLists = name === "bulletList" || name === "orderedList";
  return editor.isActive("listItem") && !isOfLists ? "inList" : null;
}
