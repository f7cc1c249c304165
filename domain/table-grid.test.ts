import { TableMap } from "@tiptap/pm/tables";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodySchema, type JsonNode } from "./schema.ts";
import {
  gridOf,
  MAX_COLSPAN,
  MAX_PLACES,
  mendedTable,
  tableCaption,
  widthOf,
  withoutHoles,
} from "./table-grid.ts";

const cell = (words = "", attrs: Record<string, unknown> = {}): JsonNode => ({
  type: "tableCell",
  ...(Object.keys(attrs).length ? { attrs } : {}),
  content: [{ type: "paragraph", ...(words ? { content: [{ type: "text", text: words }] } : {}) }],
});
const table = (...rows: JsonNode[][]): JsonNode => ({
  type: "table",
  content: rows.map((content) => ({ type: "tableRow", content })),
});
const shape = (one: JsonNode) =>
  one.content?.map(({ content = [] }) =>
    content.map(({ attrs, content: inside }) => {
      const words = inside?.[0]?.content?.[0]?.text ?? "";
      return `${words}${attrs?.colspan ?? 1}×${attrs?.rowspan ?? 1}`;
    }),
  );

describe("[K131] a table that a merge left with holes or overlaps is read as a whole grid", () => {
  test.each<[string, JsonNode, string[][]]>([
    [
      "short rows get empty cells",
      table([cell("a"), cell("b")], [cell("c")], []),
      [
        ["a1×1", "b1×1"],
        ["c1×1", "1×1"],
        ["1×1", "1×1"],
      ],
    ],
    ["a table of empty rows has a column", table([], []), [["1×1"], ["1×1"]]],
    [
      "a cell does not reach below the table",
      table([cell("a", { rowspan: 9 }), cell("b")], [cell("c")]),
      [["a1×2", "b1×1"], ["c1×1"]],
    ],
    [
      "a cell ends where one from above stands",
      table([cell("a"), cell("b", { rowspan: 2 })], [cell("c", { colspan: 3 })]),
      [["a1×1", "b1×2"], ["c1×1"]],
    ],
    [
      "nothing is changed where nothing is wrong",
      table([cell("a", { colspan: 2 })], [cell("b"), cell("c")]),
      [["a2×1"], ["b1×1", "c1×1"]],
    ],
  ])("%s", (_, given, whole) => {
    expect(shape(withoutHoles(given))).toEqual(whole);
  });

  test("a whole table is the same object", () => {
    const whole = table([cell("a", { colspan: 2 })], [cell("b"), cell("c")]);
    expect(withoutHoles(whole)).toBe(whole);
  });

  const spans = fc.record({
    colspan: fc.integer({ min: 1, max: 5 }),
    rowspan: fc.integer({ min: 1, max: 5 }),
  });
  const rows = fc.array(fc.array(spans, { maxLength: 5 }), { minLength: 1, maxLength: 6 });
  const seed = Date.now() % 1_000_000;
  test(`whatever the spans, the editor finds nothing wrong, no word is gone and mending twice is mending once (seed ${seed})`, () => {
    fc.assert(
      fc.property(rows, (given) => {
        let n = 0;
        const made = table(...given.map((row) => row.map((attrs) => cell(`w${n++}`, attrs))));
        const whole = withoutHoles(made);
        const node = bodySchema.nodeFromJSON(whole);
        node.check();
        expect(TableMap.get(node).problems).toBeNull();
        expect(TableMap.get(node).width).toBe(widthOf(whole));
        expect(node.textContent).toBe(bodySchema.nodeFromJSON(made).textContent);
        expect(withoutHoles(whole)).toBe(whole);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe("[K130] a table has bounds", () => {
  test.each<[string, JsonNode, boolean]>([
    [
      "as many places as may be",
      table(...Array.from({ length: MAX_PLACES / 4 }, () => [cell("", { colspan: 4 })])),
      true,
    ],
    [
      "one row more",
      table(...Array.from({ length: MAX_PLACES / 4 + 1 }, () => [cell("", { colspan: 4 })])),
      false,
    ],
    [
      "few cells over very many places",
      table([cell("", { colspan: MAX_COLSPAN, rowspan: 500 })]),
      false,
    ],
    ["very many columns", table(Array.from({ length: 101 }, () => cell())), false],
    ["a span over the bound", table([cell("", { colspan: MAX_COLSPAN + 1 })]), false],
    ["a span that is none", table([cell("", { rowspan: 0 })]), false],
    ["a span that is no number", table([cell("", { colspan: "2" })]), false],
  ])("%s", (_, given, isTable) => {
    expect(mendedTable(given) !== null).toBe(isTable);
  });
});

test("[K132] the first row and the first column head what stands below and beside them", () => {
  const attrs = { headerRow: true, headerColumn: true, caption: "Pemilih" };
  const rows = [
    [cell("Kecamatan", { rowspan: 2 }), cell("Pemilih", { colspan: 2 })],
    [cell("L"), cell("P")],
    [cell("Mlonggo"), cell("1"), cell("2")],
  ];
  const one = { ...table(...rows), attrs };
  const read = gridOf(one).map((row) => row.map(({ column, isHead }) => [column, isHead]));
  expect(read).toEqual([
    [
      [0, "column"],
      [1, "column"],
    ],
    [
      [1, null],
      [2, null],
    ],
    [
      [0, "row"],
      [1, null],
      [2, null],
    ],
  ]);
  expect([widthOf(one), tableCaption(one), tableCaption(table())]).toEqual([3, "Pemilih", ""]);
});
