import { expect, test } from "vitest";
import { Ledger } from "./ledger.ts";

const UPDATE = Uint8Array.of(0, 2, 1);

test("[K2] keys without a pause of half a second are one change, as undo takes them back", () => {
  const ledger = new Ledger();
  for (const at of [0, 100, 599, 1_098]) ledger.change(at);
  expect(ledger.waiting).toBe(1);
  ledger.change(1_598);
  expect(ledger.waiting).toBe(2);
});

test("[K2] a change of which only the beginning is confirmed still waits", () => {
  const ledger = new Ledger();
  ledger.change(0);
  ledger.sent(UPDATE, 1);
  ledger.change(10);
  ledger.sent(UPDATE, 2);
  ledger.confirmed(1);
  expect([ledger.waiting, ledger.isSafe]).toEqual([1, false]);
  ledger.confirmed(2);
  expect([ledger.waiting, ledger.isSafe]).toEqual([0, true]);
});

test("[K2] words that an input holds are a change of their own", () => {
  const ledger = new Ledger();
  const input = {};
  ledger.hold(input);
  ledger.change(0);
  expect(ledger.waiting).toBe(2);
  ledger.release(input);
  expect(ledger.waiting).toBe(1);
});

test("[K3] closing the page loses what neither the server nor this device has", () => {
  const ledger = new Ledger();
  expect(ledger.wouldLose).toBe(false);
  ledger.change(0);
  expect(ledger.wouldLose).toBe(true);
  ledger.copied(ledger.made);
  expect(ledger.wouldLose, "copied here").toBe(false);
  ledger.change(10);
  expect(ledger.wouldLose, "typed after the copy").toBe(true);
  ledger.sent(UPDATE, 1);
  ledger.confirmed(1);
  expect(ledger.wouldLose, "at the server").toBe(false);
  const input = {};
  ledger.hold(input);
  expect(ledger.wouldLose, "held by an input").toBe(true);
  ledger.release(input);
  ledger.change(5_000);
  ledger.copied(ledger.made);
  ledger.copied(0);
  expect(ledger.wouldLose, "the copy is gone").toBe(true);
});

test("[K7] what a copy brought back waits like typed words, under the count it had", () => {
  const ledger = new Ledger();
  ledger.restored(12);
  expect([ledger.waiting, ledger.wouldLose, ledger.settled]).toEqual([12, false, false]);
  ledger.sent(UPDATE, 1);
  ledger.confirmed(1);
  expect([ledger.waiting, ledger.settled]).toEqual([0, true]);
});
