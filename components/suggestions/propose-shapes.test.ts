import { beforeAll, describe, expect, test, vi } from "vitest";
import { proposalsIn } from "#domain/proposals.ts";
import { bodySchema } from "#domain/schema.ts";
import { proposeKey } from "./propose-keys.ts";
import { settle } from "./settle.ts";
import { ANI, BUDI, newId } from "./testing.ts";
import {
  type Act,
  accepted,
  cut,
  Desk,
  item,
  linesIn,
  list,
  paragraph,
  paste,
  rejected,
  rule,
  SHAPES,
  type,
} from "./testing-shapes.ts";

beforeAll(() => {
  vi.stubGlobal("navigator", { platform: "Linux", userAgent: "" });
});

const before = bodySchema.nodeFromJSON(SHAPES);
const PLACES = [
  ["an item", "dua"],
  ["the first item", "satu"],
  ["an item with a list", "tiga"],
  ["an item of that", "anak"],
  ["a numbered item", "kedua"],
  ["a task", "tugas"],
  ["the last task", "kerja"],
  ["a quote", "kutip"],
  ["the end of a quote", "lagi"],
  ["a cell", "kanan"],
  ["a paragraph behind a list", "tengah"],
] as const;
type Place = [place: string, word: string];

const EVERYWHERE: [string, Act, number][] = [
  ["Enter within", "Enter", 2],
  ["Enter at the end", "Enter", -1],
  ["Enter at the start", "Enter", 0],
  ["a letter", type("x"), 2],
  ["two pasted paragraphs", paste(paragraph("x"), paragraph("y")), 2],
];

/** Selections over more than one line. */
const OVER: [string, string, number, string, number][] = [
  ["items", "satu", 1, "dua", 1],
  ["whole items", "satu", 0, "dua", -1],
  ["a paragraph into a list", "awal", 2, "dua", 1],
  ["an item into a list below it", "satu", 1, "anak", 2],
  ["an item out of its list", "tiga", 1, "tengah", 2],
  ["a list in a list out of it", "anak", 1, "tengah", 2],
  ["tasks", "tugas", 2, "kerja", 2],
  ["a task into a quote", "tugas", 2, "lagi", 2],
  ["a quote", "kutip", 1, "lagi", 2],
  ["a quote out of it", "kutip", 1, "antara", 2],
];

function expectExact(desk: Desk, act: Act) {
  const [plain, out] = [desk.plainly(act), desk.proposes(act)];
  if (!out || typeof out === "string") throw new Error(`not proposed: ${out}`);
  expect(linesIn(rejected(out.doc))).toEqual(linesIn(before));
  expect(rejected(out.doc).toJSON()).toEqual(before.toJSON());
  expect(accepted(out.doc).toJSON()).toEqual(plain?.doc.toJSON());
  const state = desk.state.apply(out);
  const ids = new Set(proposalsIn(out.doc.toJSON()).map(({ id }) => id));
  expect(state.apply(settle(state, ids, "reject")).doc.toJSON()).toEqual(before.toJSON());
  expect(state.apply(settle(state, ids, "accept")).doc.toJSON()).toEqual(plain?.doc.toJSON());
}

describe("[K166] in lists, quotes and cells words and lines are proposed, accepted as plainly done", () => {
  for (const [name, act, at] of EVERYWHERE) {
    test.each<Place>([...PLACES.map(([place, word]): Place => [place, word])])(
      `${name} in %s`,
      (_place, word) => expectExact(new Desk(ANI).select(word, at), act),
    );
  }

  for (const [name, act] of [
    ["Backspace", "Backspace"],
    ["Delete", "Delete"],
    ["a cut", cut],
    ["a letter", type("x")],
  ] as [string, Act][]) {
    test.each(OVER)(`${name} over %s`, (_name, one, at, other, to) =>
      expectExact(new Desk(ANI).select(one, at, other, to), act),
    );
  }

  test.each<[string, Act, string, number, string[]]>([
    ["Backspace joins an item to the one before", "Backspace", "dua", 0, ["-satudua", "-tiga"]],
    ["Delete joins the next item", "Delete", "satu", -1, ["-satudua", "-tiga"]],
    ["what is below the item stays", "Backspace", "tiga", 0, ["-duatiga", "--anak"]],
    ["Delete joins an item of the list below", "Delete", "tiga", -1, ["-tigaanak", "--cucu"]],
    ["an item of a list in a list", "Backspace", "cucu", 0, ["--anakcucu", "tengah"]],
    ["a task", "Backspace", "kerja", 0, ["xtugaskerja", ">kutip"]],
    ["a paragraph behind a list", "Backspace", "tengah", 0, ["--cucutengah", "-pertama"]],
    ["a paragraph behind a quote", "Backspace", "antara", 0, [">lagiantara", "|kiri"]],
    ["a paragraph before a list", "Delete", "awal", -1, ["awalsatu", "-dua"]],
  ])("%s", (_name, key, word, at, wanted) => {
    const out = new Desk(ANI).select(word, at).proposes(key);
    if (!out || typeof out === "string") throw new Error(`not proposed: ${out}`);
    expect(rejected(out.doc).toJSON()).toEqual(before.toJSON());
    expect(linesIn(accepted(out.doc)).join()).toContain(wanted.join());
    accepted(out.doc).check();
  });

  test.each<[string, Act]>([
    ["Backspace", "Backspace"],
    ["a cut", cut],
  ])("%s over cells takes the words, and the cells stay", (_name, act) => {
    const out = new Desk(ANI).select("kiri", 1, "pojok", 2).proposes(act);
    if (!out || typeof out === "string") throw new Error(`not proposed: ${out}`);
    expect(rejected(out.doc).toJSON()).toEqual(before.toJSON());
    expect(linesIn(accepted(out.doc)).slice(-5)).toEqual(["|k", "|", "|", "|jok", "akhir"]);
  });

  test.each<[string, string, number, string[]]>([
    ["items into an item", "dua", 2, ["-dux", "-ya", "-tiga"]],
    ["items into a task", "tugas", 2, ["xtux", "xygas"]],
    ["items into a quote", "lagi", 2, [">lax", ">ygi"]],
    ["items into a cell", "kanan", 2, ["|kax", "|ynan"]],
    ["items into a paragraph", "tengah", 2, ["tex", "yngah"]],
  ])("pasted lines take the shape of where they come: %s", (_name, word, at, wanted) => {
    const desk = new Desk(ANI).select(word, at);
    const out = desk.proposes(paste(list(item("x"), item("y"))));
    if (!out || typeof out === "string") throw new Error(`not proposed: ${out}`);
    expect(rejected(out.doc).toJSON()).toEqual(before.toJSON());
    expect(linesIn(accepted(out.doc)).join()).toContain(wanted.join());
    accepted(out.doc).check();
  });

  test("items pasted into an empty paragraph are proposed as paragraphs", () => {
    const empty = { type: "doc", content: [paragraph("awal"), paragraph("")] };
    const desk = new Desk(ANI, empty).select("awal", -1).do("Enter");
    const out = desk.do(paste(list(item("x"), item("y")))).state.doc;
    expect(linesIn(accepted(out))).toEqual(["awal", "x", "y", ""]);
    expect(rejected(out).toJSON()).toEqual(bodySchema.nodeFromJSON(empty).toJSON());
  });
});

describe("[K166] one's own lines in lists and quotes are simply changed", () => {
  const accepts = (desk: Desk) => linesIn(accepted(desk.state.doc));

  test("a proposed item is written in, and Backspace takes it back whole", () => {
    const desk = new Desk(ANI).select("dua", -1).do("Enter").do(type("baru"));
    expect(proposalsIn(desk.state.doc.toJSON())).toMatchObject([
      { inserted: "¶baru", deleted: "" },
    ]);
    expect(accepts(desk).slice(1, 5)).toEqual(["-satu", "-dua", "-baru", "-tiga"]);
    desk.select("baru", 0, "baru", -1).do("Backspace").do("Backspace");
    expect(desk.state.doc.toJSON()).toEqual(before.toJSON());
    expect(desk.state.selection.head).toBe(desk.select("dua", -1).state.selection.head);
  });

  test.each([
    ["a list", "dua", ["-dua", "-", "-tiga"]],
    ["a list in a list", "cucu", ["--cucu", "-x", "tengah"]],
    ["a quote", "lagi", [">lagi", "x", "antara"]],
    ["a list of tasks", "kerja", ["xkerja", "x", ">kutip"]],
  ])("a second Enter goes on behind %s, where it is the last line", (_name, word, wanted) => {
    const desk = new Desk(ANI).select(word, -1).do("Enter");
    const leaves = desk.proposes("Enter");
    if (word === "dua") expect(leaves).toBe("structure");
    else desk.do("Enter").do(type("x"));
    expect(accepts(desk).join()).toContain(wanted.join());
    expect(rejected(desk.state.doc).toJSON()).toEqual(before.toJSON());
    const ids = new Set(proposalsIn(desk.state.doc.toJSON()).map(({ id }) => id));
    const { state } = desk;
    expect(state.apply(settle(state, ids, "reject")).doc.toJSON()).toEqual(before.toJSON());
  });

  test("an item that another one proposes is not joined", () => {
    const desk = new Desk(ANI).select("dua", -1).do("Enter").do(type("baru")).select("baru", 0);
    expect(proposeKey(desk.state, "Backspace", { author: BUDI, id: newId(BUDI) })).toBe("others");
  });
});

describe("[K114] what would change the shape of a list, a quote or a table is refused", () => {
  test.each<[string, string, number, Act]>([
    ["the first item out of its list", "satu", 0, "Backspace"],
    ["the first line out of its quote", "kutip", 0, "Backspace"],
    ["a pasted rule", "tengah", 2, rule],
    ["a pasted table", "tengah", 2, paste(before.child(7).toJSON())],
  ])("%s", (_name, word, at, act) => {
    expect(new Desk(ANI).select(word, at).proposes(act)).toBe("structure");
  });

  test("a selection with a whole table in it, or that ends in one", () => {
    for (const [word, at] of [
      ["akhir", 2],
      ["kiri", 2],
    ] as const) {
      expect(new Desk(ANI).select("antara", 1, word, at).proposes("Backspace")).toBe("structure");
    }
  });
});
