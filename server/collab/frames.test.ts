import { expect, test } from "vitest";
import {
  decodeFrame,
  decodePresence,
  presenceFrame,
  savedFrame,
  step1Frame,
  step2Frame,
  updateFrame,
} from "./frames.ts";

const BYTES = Uint8Array.of(1, 2, 3);

test("[C10] a frame is read as it was written", () => {
  expect(decodeFrame(step1Frame(BYTES))).toEqual({ kind: "state-vector", stateVector: BYTES });
  expect(decodeFrame(step2Frame(BYTES))).toEqual({
    kind: "write",
    update: BYTES,
    answersStep1: true,
  });
  expect(decodeFrame(updateFrame(BYTES))).toEqual({
    kind: "write",
    update: BYTES,
    answersStep1: false,
  });
  expect(decodeFrame(Uint8Array.of(3))).toEqual({ kind: "presence-query" });
  const lines = [{ clientId: 7, clock: 300, json: '{"a":1}' }];
  const frame = decodeFrame(presenceFrame(lines));
  expect(frame?.kind === "presence" && decodePresence(frame.payload)).toEqual([
    { clientId: 7, clock: 300, state: { a: 1 } },
  ]);
});

test("[C5] a number written the long way is the same number", () => {
  const long = Uint8Array.of(0x80, 0, 0x82, 0, ...updateFrame(BYTES).slice(2));
  expect(decodeFrame(long)).toEqual({ kind: "write", update: BYTES, answersStep1: false });
});

test("[C10] half a frame, two frames and frames of the server alone are none", () => {
  const whole = updateFrame(BYTES);
  for (let length = 0; length < whole.length; length++) {
    expect(decodeFrame(whole.slice(0, length))).toBeNull();
  }
  expect(decodeFrame(Uint8Array.of(...whole, ...whole))).toBeNull();
  expect(decodeFrame(savedFrame(3))).toBeNull();
  expect(decodePresence(Uint8Array.of(2, 1, 1, 2, 0x7b, 0x7d))).toBeNull();
  expect(decodePresence(Uint8Array.of(1, 1, 1, 1, 0x7b))).toBeNull();
});

test("[C4] a confirmation is type 100 and a count", () => {
  expect(savedFrame(300)).toEqual(Uint8Array.of(100, 0xac, 2));
});
