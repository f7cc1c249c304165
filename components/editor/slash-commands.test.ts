import { Editor } from "@tiptap/core";
import { describe, expect, test } from "vitest";
import { bodyExtensions } from "#domain/schema.ts";
import { commandsFor } from "./slash-commands.ts";
import { slashBefore } from "./use-slash.ts";

/** An editor without a page, with the caret where the content has a |. */
function editorWith(type: "paragraph" | "quote" | "bulletList", words: string): Editor {
  const at = words.indexOf("|");
  const text = words.replace("|", "");
  const paragraph = { type: "paragraph", content: text ? [{ type: "text", text }] : [] };
  const inside = {
    paragraph,
    quote: { type: "quote", content: [paragraph] },
    bulletList: { type, content: [{ type: "listItem", content: [paragraph] }] },
  }[type];
  const editor = new Editor({
    element: null,
    extensions: bodyExtensions,
    content: { type: "doc", content: [inside] },
  });
  const depth = { paragraph: 1, quote: 2, bulletList: 3 }[type];
  editor.commands.setTextSelection(depth + at);
  return editor;
}

describe("[K88] a slash that asks for commands", () => {
  test.each<[string, string | null]>([
    ["/|", ""],
    ["Kata /|", ""],
    ["/dafta|", "dafta"],
    ["/sub judul|", "sub judul"],
    ["dan/|", null],
    ["dan / atau|", null],
    ["1/2|", null],
    ["http://|", null],
    ["|/", null],
    ["/daftar, lalu|", null],
  ])("%j", (words, query) => {
    expect(slashBefore(editorWith("paragraph", words).state)?.query ?? null).toBe(query);
  });

  test.each<[string, string[]]>([
    ["daf", ["bulletList", "orderedList", "taskList"]],
    ["tabel", ["table"]],
    ["selesai", ["endMark"]],
    ["num", ["orderedList"]],
    ["heading", ["heading2", "heading3"]],
    ["KUTIP", ["quote"]],
    ["tempat dan", ["dateline"]],
    ["tidak ada", []],
  ])("%j finds %j, in one language or the other", (query, names) => {
    const found = commandsFor(editorWith("paragraph", "/|"), query);
    expect(found.map(({ tool }) => tool.name)).toEqual(names);
    expect(found.every(({ why }) => why === null)).toBe(true);
  });

  test("what cannot be where the caret is says why", () => {
    const whys = (type: "quote" | "bulletList") =>
      Object.fromEntries(
        commandsFor(editorWith(type, "/|"), "").map(({ tool, why }) => [tool.name, why]),
      );
    expect(whys("quote")).toMatchObject({
      quote: null,
      heading2: "inQuote",
      bulletList: "inQuote",
    });
    expect(whys("bulletList")).toMatchObject({ orderedList: null, dateline: "inList" });
  });
});
