import { EditorState } from "@tiptap/pm/state";
import { addRowBefore, TableMap } from "@tiptap/pm/tables";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalBody, sha256Hex } from "./canonical.ts";
import { bodySchema, type JsonNode } from "./schema.ts";
import { setColumnWidths, TABLE_COMMANDS } from "./table-commands.ts";
import { gridOf, withoutHoles } from "./table-grid.ts";
import { percent, sharesOf, storedWidths, WHOLE, withBorderMoved } from "./table-widths.ts";

type Given = number[] | null;
const cell = (colwidth: Given = null, colspan = 1): JsonNode => ({
  type: "tableCell",
  attrs: { colspan, rowspan: 1, colwidth },
  content: [{ type: "paragraph" }],
});
const table = (...rows: JsonNode[][]): JsonNode => ({
  type: "table",
  content: rows.map((content) => ({ type: "tableRow", content })),
});
const rounded = (shares: number[] | null) => shares?.map((one) => Math.round(one * 100)) ?? null;

describe("[K194] the columns of a table have shares of its width", () => {
  test.each<[string, JsonNode, Given]>([
    ["none are told", table([cell(), cell()]), null],
    ["all are told", table([cell([300]), cell([700])]), [30, 70]],
    ["a new column is of the average", table([cell([300]), cell([500]), cell()]), [25, 42, 33]],
    [
      "a lower row tells what the upper does not",
      table([cell(), cell()], [cell([1]), cell([3])]),
      [25, 75],
    ],
    ["the upper of two", table([cell([200]), cell([800])], [cell([900]), cell([100])]), [20, 80]],
    ["a cell over two columns", table([cell([100, 300], 2), cell([600])]), [10, 30, 60]],
    ["half a cell", table([cell([0, 300], 2)], [cell([700]), cell()]), [70, 30]],
  ])("%s", (_, given, shares) => {
    expect(rounded(sharesOf(given))).toEqual(shares);
  });

  test("a border gives to one what it takes from the other, and no column goes away", () => {
    expect(rounded(withBorderMoved([0.2, 0.3, 0.5], 0, 0.1))).toEqual([30, 20, 50]);
    expect(rounded(withBorderMoved([0.2, 0.3, 0.5], 1, 9))).toEqual([20, 75, 5]);
    expect(rounded(withBorderMoved([0.2, 0.3, 0.5], 0, -9))).toEqual([5, 45, 50]);
    expect(withBorderMoved([0.5, 0.5], 1, 0.1)).toEqual([0.5, 0.5]);
    const share = fc.integer({ min: 1, max: 900 });
    const shares = fc.array(share, { minLength: 1, maxLength: 40 });
    const property = fc.property(shares, fc.nat(50), fc.double(), (all, column, by) => {
      const whole = all.reduce((sum, one) => sum + one, 0);
      const before = all.map((one) => one / whole);
      const after = withBorderMoved(before, column, Number.isFinite(by) ? by : 0);
      expect(after.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
      for (const one of after) expect(one).toBeGreaterThan(0);
      const stored = storedWidths(after);
      for (const width of stored) {
        expect(Number.isInteger(width) && width >= 1 && width <= WHOLE).toBe(true);
      }
    });
    fc.assert(property);
  });

  test("whole thousandths are stored, whatever the shares were", () => {
    expect(storedWidths([1 / 3, 1 / 3, 1 / 3])).toEqual([333, 334, 333]);
    expect(percent(1 / 3)).toBe("33.33%");
  });

  test("every cell tells those of its own columns, and a row more or less takes none away", () => {
    const doc = bodySchema.nodeFromJSON({
      type: "doc",
      content: [table([cell(null, 2), cell()], [cell(), cell(), cell()])],
    });
    let state = EditorState.create({ doc });
    const apply = (tr: typeof state.tr) => {
      state = state.apply(tr);
    };
    expect(setColumnWidths(0, [100, 300, 600])(state, apply)).toBe(true);
    const widths = () =>
      gridOf(state.doc.firstChild?.toJSON()).map((row) =>
        row.map(({ node }) => node.attrs?.colwidth),
      );
    expect(widths()).toEqual([
      [[100, 300], [600]],
      [[100], [300], [600]],
    ]);
    expect(setColumnWidths(0, [100, 300, 600])(state, apply), "they are so").toBe(false);
    expect(setColumnWidths(0, [500, 500])(state, apply), "of another table").toBe(false);
    addRowBefore(state, apply);
    expect(rounded(sharesOf(state.doc.firstChild?.toJSON()))).toEqual([10, 30, 60]);
    expect(setColumnWidths(0, null)(state, apply)).toBe(true);
    expect(sharesOf(state.doc.firstChild?.toJSON())).toBeNull();
  });

  test("two widths in one column are no hole: the tools of the table work on", () => {
    const torn = table([cell([200]), cell([800])], [cell([900]), cell([100])]);
    const doc = bodySchema.nodeFromJSON({ type: "doc", content: [torn] });
    expect(TableMap.get(doc.firstChild as never).problems, "the library sees some").not.toBeNull();
    expect(TABLE_COMMANDS.rowAfter(EditorState.create({ doc }))).toBe(true);
  });

  test("a table without widths is hashed as before, and one with them by them", () => {
    const hash = (one: JsonNode) =>
      sha256Hex(JSON.stringify(canonicalBody({ type: "doc", content: [one] })));
    const old = { type: "tableCell", content: [{ type: "paragraph" }] };
    expect(hash(table([cell()]))).toBe(hash(table([old])));
    expect(hash(table([cell([400]), cell([600])]))).not.toBe(hash(table([cell(), cell()])));
    const kept = canonicalBody({ type: "doc", content: [table([cell([400])])] });
    expect(JSON.stringify(kept)).toContain('"colwidth":[400]');
  });
});

test("[K195] widths for more or fewer columns than a cell has are made to fit it", () => {
  const fits = (colwidth: Given, colspan: number) =>
    withoutHoles(table([cell(colwidth, colspan)])).content?.[0]?.content?.[0]?.attrs?.colwidth;
  expect(fits([300], 2)).toEqual([300, 0]);
  expect(fits([300, 700], 1)).toEqual([300]);
  expect(fits([0, 700], 1)).toBeNull();
  expect(fits([300, 700], 2)).toEqual([300, 700]);
});
