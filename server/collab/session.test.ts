import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import type { WebSocket } from "ws";
import { DEFAULT_LIMITS } from "#domain/limits.ts";
import { Allowance } from "./rate.ts";
import { Session } from "./session.ts";

class FakeSocket extends EventEmitter {
  bufferedAmount = 0;
  readonly calls: string[] = [];
  ping = () => this.calls.push("ping");
  terminate = () => this.calls.push("terminate");
  close = (code: number) => this.calls.push(`close ${code}`);
  resume = () => {};
  send = () => {};
}

function session(): { socket: FakeSocket; session: Session } {
  const socket = new FakeSocket();
  const options = { limits: DEFAULT_LIMITS, wantsSaved: true };
  return { socket, session: new Session(socket as unknown as WebSocket, options) };
}

test("[C30] a socket that owes two answers to pings is dropped", () => {
  const { socket, session: it } = session();
  it.ping();
  it.ping();
  socket.emit("pong");
  it.ping();
  it.ping();
  expect(socket.calls).toEqual(["ping", "ping", "ping", "ping"]);
  it.ping();
  expect(socket.calls.at(-1)).toBe("terminate");
});

test("[C22] frames that come while the room opens are kept in order and within a bound", () => {
  const { socket, session: it } = session();
  for (const n of [1, 2, 3]) socket.emit("message", Buffer.from([0, 2, 1, n]), true);
  const seen: unknown[] = [];
  it.deliverTo((frame) => seen.push(frame.kind === "write" && frame.update[0]));
  socket.emit("message", Buffer.from([0, 2, 1, 4]), true);
  expect(seen).toEqual([1, 2, 3, 4]);
  const full = session();
  const frame = Buffer.concat([Buffer.from([0, 2, 0x80, 0x89, 0x7a]), Buffer.alloc(2_000_000)]);
  full.socket.emit("message", frame, true);
  expect(full.socket.calls).toEqual([]);
  full.socket.emit("message", frame, true);
  expect(full.socket.calls).toEqual(["close 1013"]);
});

test("[C22] an allowance gives its burst at once and then so much a second", () => {
  const allowance = new Allowance(10, 3, 0);
  const take = (now: number) => allowance.take(1, now);
  expect([take(0), take(0), take(0), take(0)]).toEqual([true, true, true, false]);
  expect([take(99), take(100), take(100)]).toEqual([false, true, false]);
  expect([take(50), take(150), take(10_000)]).toEqual([false, true, true]);
  expect(new Allowance(1, 5, 0).take(6, 0)).toBe(false);
});
