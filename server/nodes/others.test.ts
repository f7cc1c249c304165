import { expect, test } from "vitest";
import { Others } from "./others.ts";

const person = (id: string) => ({ id, name: id, agencyKind: "kpu" as const });

test("[J3] the board shows everybody on every node once, until their node is silent or gone", () => {
  const others = new Others();
  for (const node of ["b", "c"]) others.hear(node, 0);
  others.keep("b", [["teks", [person("ani"), person("budi")]]]);
  others.keep("c", [["lain", [person("citra")]]]);
  const here = new Map([["teks", [person("ani")]]]);
  const seen = () =>
    Object.fromEntries(
      [...others.withThose(here)].map(([text, people]) => [text, people.map(({ id }) => id)]),
    );
  expect(seen()).toEqual({ teks: ["ani", "budi"], lain: ["citra"] });
  expect(here.get("teks")).toHaveLength(1);
  others.hear("c", 9000);
  expect(others.silent(10_000)).toEqual([]);
  expect(others.silent(10_001)).toEqual(["b"]);
  others.forget("b");
  expect(seen()).toEqual({ teks: ["ani"], lain: ["citra"] });
});

test("[J3] more nodes than an installation has are not listened to", () => {
  const others = new Others();
  const heard = Array.from({ length: 40 }, (_, n) => others.hear(`node-${n}`, 0));
  expect(heard.filter(Boolean)).toHaveLength(32);
  expect(others.hear("node-1", 5)).toBe(true);
  others.keep("node-39", [["teks", [person("ani")]]]);
  expect(others.withThose(new Map()).size).toBe(0);
});
