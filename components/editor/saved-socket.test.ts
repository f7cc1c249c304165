import { expect, test, vi } from "vitest";
import { isWriteFrame, Ledger } from "./ledger.ts";
import { readSaved, savedSocket } from "./saved-socket.ts";

const UPDATE = Uint8Array.of(0, 2, 1);
const STEP_1 = Uint8Array.of(0, 0, 1);
const STEP_2 = Uint8Array.of(0, 1, 1);
const PRESENCE = Uint8Array.of(1, 5);

test("only sync step 2 and updates are write frames", () => {
  expect([STEP_1, STEP_2, UPDATE, PRESENCE].map(isWriteFrame)).toEqual([false, true, true, false]);
});

test("a page that changed nothing is settled once its step 2 is acknowledged", () => {
  const ledger = new Ledger();
  ledger.sent(STEP_2, 1);
  expect(ledger.settled).toBe(false);
  ledger.confirmed(1);
  expect(ledger.settled).toBe(true);
});

test("a change waits until its own frame is acknowledged", () => {
  const ledger = new Ledger();
  for (const at of [1, 2]) {
    ledger.change(at * 1_000);
    ledger.sent(UPDATE, at);
  }
  ledger.confirmed(1);
  expect([ledger.waiting, ledger.settled, ledger.oldest]).toEqual([1, false, 2]);
  ledger.confirmed(2);
  expect([ledger.waiting, ledger.settled, ledger.oldest]).toEqual([0, true, null]);
});

test("changes made offline are not saved before the step 2 that carries them is", () => {
  const ledger = new Ledger();
  ledger.change(1_000);
  ledger.change(2_000);
  ledger.opened();
  expect([ledger.waiting, ledger.settled]).toEqual([2, false]);
  ledger.sent(STEP_2, 1);
  ledger.confirmed(1);
  expect(ledger.settled).toBe(true);
});

test("a frame lost with its socket stays unsaved", () => {
  const ledger = new Ledger();
  ledger.change(0);
  ledger.sent(UPDATE, 1);
  ledger.opened();
  expect([ledger.waiting, ledger.settled]).toEqual([1, false]);
});

test("an acknowledgement of more frames than were sent saves nothing that was not sent", () => {
  const ledger = new Ledger();
  ledger.confirmed(7);
  ledger.change(0);
  expect(ledger.settled).toBe(false);
  ledger.sent(UPDATE, 1);
  ledger.confirmed(1);
  expect(ledger.settled).toBe(true);
});

test("words that an input still holds are not saved", () => {
  const ledger = new Ledger();
  const input = {};
  ledger.hold(input);
  expect(ledger.settled).toBe(false);
  ledger.release(input);
  expect(ledger.settled).toBe(true);
});

test("the number of a saved frame is read as a varUint", () => {
  expect(readSaved(Uint8Array.of(100, 5))).toBe(5);
  expect(readSaved(Uint8Array.of(100, 0x80 | 44, 2))).toBe(300);
  expect(readSaved(Uint8Array.of(100, 0x80))).toBeNull();
  expect(readSaved(UPDATE)).toBeNull();
});

class FakeSocket extends EventTarget {
  sent: unknown[] = [];
  send(data: unknown) {
    this.sent.push(data);
  }
}

test("the provider's handler never sees a saved frame, and sees every other", () => {
  const ledger = new Ledger();
  const Socket = savedSocket(ledger, () => {}, FakeSocket as unknown as typeof WebSocket);
  const socket = new Socket("ws://x.test");
  const seen = vi.fn();
  socket.addEventListener("message", seen);
  ledger.change(0);
  socket.send(UPDATE);
  socket.dispatchEvent(new MessageEvent("message", { data: Uint8Array.of(100, 1).buffer }));
  expect(seen).not.toHaveBeenCalled();
  expect(ledger.settled).toBe(true);
  socket.dispatchEvent(new MessageEvent("message", { data: UPDATE.slice().buffer }));
  expect(seen).toHaveBeenCalledOnce();
});

test("a late acknowledgement of an older socket counts for nothing", () => {
  const ledger = new Ledger();
  const Socket = savedSocket(ledger, () => {}, FakeSocket as unknown as typeof WebSocket);
  const older = new Socket("ws://x.test");
  ledger.change(0);
  older.send(UPDATE);
  const newer = new Socket("ws://x.test");
  newer.send(STEP_2);
  older.dispatchEvent(new MessageEvent("message", { data: Uint8Array.of(100, 1).buffer }));
  expect(ledger.settled).toBe(false);
});
