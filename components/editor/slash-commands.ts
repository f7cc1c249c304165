import type { Editor } from "@tiptap/core";
import { TOOLS, type Tool, type ToolName } from "./tools.ts";

/** What a command is also called, in both languages: people type the word that they know. */
const CALLED: Partial<Record<ToolName, string>> = {
  heading2: "subjudul judul heading h2 title",
  heading3: "subjudul kecil judul heading h3 subheading",
  bulletList: "daftar butir poin bullet list",
  orderedList: "daftar bernomor angka nomor numbered ordered list",
  taskList: "daftar tugas centang todo task checklist",
  quote: "kutipan kutip quote blockquote",
  dateline: "tempat dan tanggal kota dateline place date",
  picture: "gambar foto unggah picture photo image upload",
  horizontalRule: "garis pemisah line rule divider separator",
  table: "tabel baris kolom table grid",
  endMark: "tanda akhir selesai penutup end mark closing",
};

export type SlashCommand = { tool: Tool; why: "inQuote" | "inList" | "inTable" | null };

/** The commands whose names begin with what was typed, in one language or the other. */
export function commandsFor(editor: Editor, query: string): SlashCommand[] {
  const wanted = query.trim().toLowerCase();
  return TOOLS.flat().flatMap((tool) => {
    const called = CALLED[tool.name];
    if (!called || !` ${called}`.includes(` ${wanted}`)) return [];
    return { tool, why: whyNot(editor, tool.name) };
  });
}

const LISTS: readonly ToolName[] = ["bulletList", "orderedList", "taskList"];

/** A quote holds paragraphs alone, a list only lists, and so does a cell; the end mark is elsewhere. */
function whyNot(editor: Editor, name: ToolName): SlashCommand["why"] {
  if (name === "endMark") return null;
  if (editor.isActive("quote")) return name === "quote" ? null : "inQuote";
  if (LISTS.includes(name)) return null;
  if (editor.isActive("table")) return "inTable";
  return editor.isActive("listItem") || editor.isActive("taskItem") ? "inList" : null;
}
