import { expect, test } from "vitest";
import { standing } from "#domain/decided.ts";
import { proposalsIn } from "#domain/proposals.ts";
import { bodySchema, type JsonNode } from "#domain/schema.ts";
import { ANI, after as changed, linesIn, stateOf } from "./testing.ts";
import { unborrowed } from "./unborrowed.ts";

const start = stateOf("Ada TPS di desa.\nLain.");
const came = changed(start, ANI, start.tr.insertText("dua ", 5));
const went = changed(came, ANI, came.tr.delete(13, 18));
const json = ({ doc }: Pick<typeof start, "doc">) => doc.toJSON() as JsonNode;
const shown = (body: JsonNode) =>
  proposalsIn(body).map(({ inserted, deleted }) => `+${inserted} -${deleted}`);

test.each([
  ["into words that would come", 7, "Ada xTPS di desa."],
  ["into words that would go", 15, "Ada TPS dix desa."],
])("[K113] what is written %s is written, and the proposal stays as it was", (_where, at, text) => {
  const tr = went.tr.insertText("x", at);
  const out = went.apply(unborrowed(tr));
  expect(linesIn(standing(json(out))).split("\n")[0]).toBe(text);
  expect(shown(json(out))).toEqual(shown(json(went)));
});

test("[K113] a block that is carried elsewhere takes its proposals along", () => {
  const [first, second] = [went.doc.child(0), went.doc.child(1)];
  const tr = went.tr.delete(0, first.nodeSize).insert(second.nodeSize, first);
  const out = went.apply(unborrowed(tr));
  expect(shown(json(out))).toEqual(shown(json(went)));
});

test("[K113] the next letter is as bold as it was to be", () => {
  const bold = bodySchema.mark("bold");
  const tr = went.tr.insertText("x", 7).setStoredMarks([bold]);
  expect(unborrowed(tr).storedMarks).toEqual([bold]);
});
