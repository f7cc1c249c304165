import { expect, test } from "vitest";
import type { AgencyView } from "#domain/views.ts";
import { legendOf } from "./legend.ts";

const agency = (slug: string, kind: "kpu" | "kominfo", colour: "maroon" | "biru") =>
  ({ slug, kind, colour, name: slug, shortName: slug.toUpperCase() }) as AgencyView;
const AGENCIES = [agency("kpu", "kpu", "maroon"), agency("kominfo", "kominfo", "biru")];
const person = (id: string, of: string) => ({ id, name: `Nama ${id}`, agency: of });
const sent = {
  text: "Satu dua\ntiga lima",
  people: [person("a", "kpu"), person("b", "kominfo"), person("c", "kominfo"), person("d", "kpu")],
  runs: [
    { author: 0, length: 4 },
    { author: 1, length: 5 },
    { author: null, length: 5 },
    { author: 2, length: 4 },
  ],
};

test("[K35] each person has a look of their own, and a share of the words that somebody wrote", () => {
  const { looks, entries } = legendOf(sent, AGENCIES, "person");
  expect(new Set(looks.map(({ look }) => look)).size).toBe(4);
  expect(entries.map(({ name, share }) => [name, share])).toEqual([
    ["Nama a (KPU)", 36],
    ["Nama c (KOMINFO)", 36],
    ["Nama b (KOMINFO)", 27],
  ]);
});

test("[K35] by agency its people share its colour and its share", () => {
  const { looks, entries } = legendOf(sent, AGENCIES, "agency");
  expect(looks.map(({ look }) => look)).toEqual([
    "in-maroon line-solid",
    "in-biru line-dashed",
    "in-biru line-dashed",
    "in-maroon line-solid",
  ]);
  expect(entries.map(({ name, share }) => [name, share])).toEqual([
    ["KOMINFO", 64],
    ["KPU", 36],
  ]);
});

test("[K35] a text that nobody wrote has no shares", () => {
  const empty = { ...sent, runs: [{ author: null, length: 18 }] };
  expect(legendOf(empty, AGENCIES, "person").entries).toEqual([]);
});
