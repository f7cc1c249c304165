import { expect, test } from "vitest";
import { checkedText, standingBlocksOf } from "./checks/checked-text.ts";
import { countsBetween } from "./counts.ts";
import { bodySchema } from "./schema.ts";
import { offsetInBlock, standingWords } from "./standing-words.ts";

const proposal = "01900000-0000-7000-8000-00000000000a/1764200000000/aaaa";
const marked = (type: string, text: string) => {
  return { type: "text", text, marks: [{ type, attrs: { proposal } }] };
};
/** "Ada 12 TPS", in which somebody would have 14 for 12, and "yang aktif" behind it. */
const doc = bodySchema.nodeFromJSON({
  type: "doc",
  content: [
    {
      type: "paragraph",
      content: [
        { type: "text", text: "Ada " },
        marked("deletion", "12"),
        marked("insertion", "14"),
        { type: "text", text: " TPS" },
        marked("insertion", " yang aktif"),
      ],
    },
  ],
});

test("[K110] an editor counts and checks the words as they stand", () => {
  expect(countsBetween(doc, 0, doc.content.size)).toMatchObject({ words: 3, characters: 10 });
  expect(countsBetween(doc, 5, 9)).toMatchObject({ characters: 2 });
  const given = { language: "id", template: "kosong", title: "", fields: {}, names: [] } as const;
  const checked = checkedText({ ...given, body: doc }).blocks;
  expect(checked.find(({ place }) => place.kind === "body")?.text).toBe("Ada 12 TPS");
  expect(standingBlocksOf(doc).map(({ position, text }) => [position, text])).toEqual([
    [1, "Ada 12 TPS"],
  ]);
});

test.each([
  [0, false, 0],
  [4, false, 4],
  [6, false, 8],
  [6, true, 6],
  [7, false, 9],
  [10, true, 12],
])(
  "[K110] a finding at %i of what stands is shown where it is (end: %s)",
  (offset, isEnd, place) => {
    const [block] = [doc.firstChild].flatMap((node) => node ?? []);
    if (!block) throw new Error("there is a block");
    expect(offsetInBlock(standingWords(block).gaps, offset, isEnd)).toBe(place);
  },
);
