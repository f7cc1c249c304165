import { expect, test } from "vitest";
import { Interest } from "./interest.ts";

test("[J14] a commit rings at nobody while no other node has the text open", () => {
  const interest = new Interest();
  expect(interest.has("a", 1, 0)).toBe(false);
  expect(interest.note("a", "two", 1)).toBe(1);
  expect(interest.has("a", 2, 2)).toBe(true);
  expect(interest.has("b", 9, 2)).toBe(false);
  interest.forget("one");
  expect(interest.has("a", 3, 3)).toBe(true);
  interest.forget("two");
  expect(interest.has("a", 4, 4)).toBe(false);
});

test("[J14] the last head that was kept back is told once, to whoever has the text open first", () => {
  const interest = new Interest();
  for (const headSeq of [1, 2, 7]) interest.has("a", headSeq, headSeq);
  expect(interest.note("a", "two", 8)).toBe(7);
  expect(interest.note("a", "three", 9)).toBeNull();
  expect(interest.note("b", "two", 9)).toBeNull();
});

test("[J14] who has told nothing for 25 seconds has the text open no more, and old heads are forgotten", () => {
  const interest = new Interest();
  interest.note("a", "two", 0);
  interest.has("b", 1, 0);
  interest.prune(25_000);
  expect(interest.has("a", 2, 25_000)).toBe(true);
  interest.note("a", "three", 20_000);
  interest.prune(25_001);
  expect(interest.has("a", 3, 25_001)).toBe(true);
  expect(interest.note("b", "two", 25_001)).toBeNull();
  interest.prune(60_000);
  expect(interest.has("a", 4, 60_000)).toBe(false);
});
