(globalThis as any).navigator ??= { platform: "Linux", userAgent: "x" };

import { Editor } from "@tiptap/core";
import { Slice } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { test } from "vitest";
import { agreed, standing } from "#domain/decided.ts";
import { bodyExtensions, type JsonNode } from "#domain/schema.ts";
import { propose } from "./propose.ts";
import { ANI, newId } from "./testing.ts";

const p = (text: string): JsonNode => ({
  type: "paragraph",
  content: text ? [{ type: "text", text }] : [],
});
const li = (type: string, text: string, ...more: JsonNode[]): JsonNode => ({
  type,
  content: [p(text), ...more],
});
const cell = (t: string) => ({ type: "tableCell", content: [p(t)] });
const content = [
  p("awal"),
  {
    type: "bulletList",
    content: [
      li("listItem", "satu"),
      li("listItem", "dua"),
      li("listItem", "tiga", {
        type: "bulletList",
        content: [li("listItem", "anak"), li("listItem", "cucu")],
      }),
    ],
  },
  p("tengah"),
  {
    type: "orderedList",
    content: [li("listItem", "pertama"), li("listItem", "kedua"), li("listItem", "")],
  },
  { type: "taskList", content: [li("taskItem", "tugas"), li("taskItem", "kerja")] },
  { type: "quote", content: [p("kutip"), p("lagi")] },
  p("antara"),
  {
    type: "table",
    content: [
      { type: "tableRow", content: [cell("kiri"), cell("kanan")] },
      { type: "tableRow", content: [cell("bawah"), cell("pojok")] },
    ],
  },
  p("akhir"),
];
function start(): Editor {
  return new Editor({
    element: null,
    extensions: bodyExtensions,
    content: { type: "doc", content },
  });
}
const place = (e: Editor, w: string, off: number) => {
  let at = -1;
  e.state.doc.descendants((n, pos) => {
    if (n.isText && n.text === w) at = pos;
  });
  if (at < 0) throw new Error(w);
  return at + (off < 0 ? w.length + 1 + off : off);
};
const press = (e: Editor, key: string) => {
  const event = {
    key,
    code: key,
    keyCode: 0,
    preventDefault() {},
    shiftKey: false,
  } as unknown as KeyboardEvent;
  for (const plugin of e.extensionManager.plugins) {
    if (plugin.props.handleKeyDown?.call(plugin, e.view as never, event)) return true;
  }
  return false;
};
const sel = (e: Editor, a: number, b = a) =>
  e.view.dispatch(e.state.tr.setSelection(TextSelection.create(e.state.doc, a, b)));
function run(name: string, set: (e: Editor) => void, act: (e: Editor) => unknown) {
  const e = start();
  set(e);
  const before = e.state;
  const trs: any[] = [];
  e.on("transaction", ({ transaction }) => {
    if (transaction.docChanged) trs.push(transaction);
  });
  let handled: unknown;
  try {
    handled = act(e);
  } catch (err) {
    console.log(name, "threw", (err as Error).message.slice(0, 80));
    return;
  }
  if (!trs.length) return console.log(`${name}: nothing (${handled})`);
  const tr = trs[0];
  const out = propose(before, tr, { author: ANI, id: newId(ANI) });
  const steps = tr.steps.map((s: any) => s.constructor.name).join();
  if (typeof out === "string")
    return console.log(
      `${name}: REFUSED ${out} [${trs.length}] ${steps} => ${tr.doc.toString().slice(0, 400)}`,
    );
  const norm = (n: JsonNode) => before.doc.type.schema.nodeFromJSON(n).toString();
  const s = norm(standing(out.doc.toJSON())) === before.doc.toString();
  const a = norm(agreed(out.doc.toJSON())) === tr.doc.toString();
  console.log(`${name}: ok standing=${s} agreed=${a} ${steps}`);
  if (!a)
    console.log("   plain ", tr.doc.toString(), "\n   agreed", norm(agreed(out.doc.toJSON())));
}
test("probe", () => {
  for (const [w, where] of [
    ["dua", "bullet"],
    ["kedua", "ordered"],
    ["kerja", "task"],
    ["lagi", "quote"],
    ["kanan", "cell"],
    ["satu", "first item"],
    ["tiga", "item with children"],
    ["anak", "nested first"],
    ["cucu", "nested"],
    ["kutip", "quote first"],
    ["tengah", "par after list"],
    ["antara", "par after quote"],
    ["akhir", "after table"],
  ] as const) {
    for (const key of ["Enter"]) {
      run(
        `${where} ${key} mid`,
        (e) => sel(e, place(e, w, 2)),
        (e) => press(e, key),
      );
      run(
        `${where} ${key} end`,
        (e) => sel(e, place(e, w, -1)),
        (e) => press(e, key),
      );
    }
    run(
      `${where} Backspace start`,
      (e) => sel(e, place(e, w, 0)),
      (e) => press(e, "Backspace"),
    );
    run(
      `${where} Delete end`,
      (e) => sel(e, place(e, w, -1)),
      (e) => press(e, "Delete"),
    );
    run(
      `${where} type`,
      (e) => sel(e, place(e, w, 1)),
      (e) => e.view.dispatch(e.state.tr.insertText("x")),
    );
    run(
      `${where} paste 2 paragraphs`,
      (e) => sel(e, place(e, w, 2)),
      (e) =>
        e.view.dispatch(
          e.state.tr.replaceSelection(
            e.schema.nodeFromJSON({ type: "doc", content: [p("x"), p("y")] }).slice(1, 5),
          ),
        ),
    );
    run(
      `${where} paste 2 items`,
      (e) => sel(e, place(e, w, 2)),
      (e) =>
        e.view.dispatch(
          e.state.tr.replaceSelection(
            Slice.maxOpen(
              e.schema.nodeFromJSON({
                type: "doc",
                content: [
                  { type: "bulletList", content: [li("listItem", "x"), li("listItem", "y")] },
                ],
              }).content,
            ),
          ),
        ),
    );
  }
  for (const [a, ao, b, bo] of [
    ["satu", 1, "dua", 1],
    ["satu", 0, "dua", -1],
    ["awal", 2, "dua", 1],
    ["satu", 1, "anak", 2],
    ["tiga", 1, "tengah", 2],
    ["anak", 1, "tengah", 2],
    ["kutip", 1, "lagi", 2],
    ["tugas", 2, "kerja", 2],
    ["tugas", 2, "lagi", 2],
    ["kiri", 1, "kanan", 2],
    ["kiri", 1, "pojok", 2],
    ["antara", 1, "kiri", 2],
    ["antara", 1, "akhir", 2],
    ["dua", 0, "dua", -1],
  ] as const) {
    run(
      `select ${a}+${ao}..${b}+${bo} Backspace`,
      (e) => sel(e, place(e, a, ao), place(e, b, bo)),
      (e) => press(e, "Backspace"),
    );
    run(
      `select ${a}+${ao}..${b}+${bo} type`,
      (e) => sel(e, place(e, a, ao), place(e, b, bo)),
      (e) => e.view.dispatch(e.state.tr.insertText("x")),
    );
    run(
      `select ${a}+${ao}..${b}+${bo} cut`,
      (e) => sel(e, place(e, a, ao), place(e, b, bo)),
      (e) => e.view.dispatch(e.state.tr.deleteSelection()),
    );
    run(
      `select ${a}+${ao}..${b}+${bo} Enter`,
      (e) => sel(e, place(e, a, ao), place(e, b, bo)),
      (e) => press(e, "Enter"),
    );
  }
});
