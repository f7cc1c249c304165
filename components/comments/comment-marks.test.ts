import { describe, expect, test } from "vitest";
import { bodySchema } from "#domain/schema.ts";
import { threadsAt, threadsIn, wordsOf } from "./comment-marks.ts";
import { sorted } from "./sorted.ts";

const A = "01900000-0000-7000-8000-00000000000a";
const B = "01900000-0000-7000-8000-00000000000b";
const on = (thread: string) => ({ type: "comment", attrs: { thread } });
const doc = bodySchema.nodeFromJSON({
  type: "doc",
  content: [
    {
      type: "paragraph",
      content: [
        { type: "text", text: "Ada " },
        { type: "text", text: "12", marks: [on(B)] },
        { type: "text", text: " TPS", marks: [on(A), on(B)] },
      ],
    },
    { type: "paragraph", content: [{ type: "text", text: "Lain", marks: [on(A)] }] },
  ],
});

describe("[K42] where threads hang", () => {
  test("in the order of their first words, and at a position all that cover it", () => {
    expect(threadsIn(doc)).toEqual([B, A]);
    expect(threadsAt(doc, 2)).toEqual([]);
    expect(threadsAt(doc, 6)).toEqual([B]);
    expect(threadsAt(doc, 9)).toEqual([A, B]);
  });

  test("words over two blocks are one line", () => {
    expect(wordsOf(doc, { from: 5, to: 16 })).toBe("12 TPS Lai");
  });

  test("threads without their words are listed apart, and settled ones too", () => {
    const thread = (id: string, resolved: object | null) =>
      ({ id, quotation: "", place: null, comments: [], resolved }) as never;
    const threads = [thread(A, null), thread(B, null), thread("c", null), thread("d", {})];
    const { open, orphaned, resolved } = sorted(threads, threadsIn(doc));
    expect(open.map(({ id }) => id)).toEqual([B, A]);
    expect(orphaned.map(({ id }) => id)).toEqual(["c"]);
    expect(resolved.map(({ id }) => id)).toEqual(["d"]);
  });
});
