import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import type { WebSocket } from "ws";
import { DEFAULT_LIMITS } from "#domain/limits.ts";
import type { AskStanding, CollabLog, Grant, Standing } from "./ports.ts";
import { Session } from "./session.ts";
import { Watch } from "./watch.ts";

type Closed = { code: number; why: string };

/** A socket of a session that has been let in. */
function seated(sessionId: string, claimed?: string): { socket: Session; closed: Closed[] } {
  const closed: Closed[] = [];
  const ws = Object.assign(new EventEmitter(), {
    close: (code: number, why: string) => closed.push({ code, why }),
    resume: () => {},
  });
  const options = { limits: DEFAULT_LIMITS, wantsSaved: false, ...(claimed ? { claimed } : {}) };
  const socket = new Session(ws as unknown as WebSocket, options);
  socket.admit({ sessionId, rights: "kpu", person: { id: "ani" } } as Grant);
  return { socket, closed };
}

const log: CollabLog = { info: () => {}, warn: () => {}, error: () => {} };
const live = (rights = "kpu"): Standing => ({ kind: "live", rights });
const asks =
  (said: Record<string, Standing>): AskStanding =>
  async (ids) =>
    new Map(ids.flatMap((id) => (said[id] ? [[id, said[id]] as const] : [])));

const STANDINGS: [string, Standing | undefined, Closed[]][] = [
  ["a live session", live(), []],
  ["an ended one", { kind: "ended" }, [{ code: 4401, why: "" }]],
  [
    "one of a suspended person",
    { kind: "ended", why: "suspended" },
    [{ code: 4401, why: "suspended" }],
  ],
  ["one that nobody knows", undefined, [{ code: 4401, why: "" }]],
  ["one whose person may do other things", live("kpu+editor"), [{ code: 4300, why: "" }]],
];

test.each(STANDINGS)("[S10] the sockets of %s", async (_name, standing, wanted) => {
  const { socket, closed } = seated("s");
  await new Watch(asks(standing ? { s: standing } : {}), log).look([socket], 0);
  expect(closed).toEqual(wanted);
});

test("[S10] all sockets are one question, and a socket on its way in none", async () => {
  const asked: (readonly string[])[] = [];
  const watch = new Watch(async (ids) => {
    asked.push(ids);
    return asks({ a: live(), b: live() })(ids);
  }, log);
  await watch.look([], 0);
  const [one, two, three] = [seated("a"), seated("b"), seated("a")];
  const arriving = new Session(new EventEmitter() as WebSocket, {
    limits: DEFAULT_LIMITS,
    wantsSaved: false,
  });
  await watch.look([one.socket, two.socket, three.socket, arriving], 0);
  expect(asked).toEqual([["a", "b"]]);
});

test("[S11] a question that fails cuts nobody off at once, and nobody stays without one for ever", async () => {
  let fails = true;
  const watch = new Watch(async (ids) => {
    if (fails) throw new Error("away");
    return asks({ s: live() })(ids);
  }, log);
  const { socket, closed } = seated("s");
  const start = socket.vouchedAt;
  await watch.look([socket], start + 29_000);
  expect(closed).toEqual([]);
  fails = false;
  await watch.look([socket], start + 29_500);
  fails = true;
  await watch.look([socket], start + 59_000);
  expect(closed).toEqual([]);
  await watch.look([socket], start + 60_001);
  expect(closed).toEqual([{ code: 1013, why: "" }]);
});

test("[S11] a question that is never answered counts as one that failed, and another one follows", async () => {
  let asked = 0;
  const watch = new Watch(() => {
    asked += 1;
    return new Promise(() => {});
  }, log);
  const { socket, closed } = seated("s");
  const start = socket.vouchedAt;
  for (const after of [1000, 2000, 3000]) void watch.look([socket], start + after);
  expect(asked).toBe(1);
  void watch.look([socket], start + 30_500);
  expect(closed).toEqual([{ code: 1013, why: "" }]);
  const next = seated("t");
  next.socket.vouchedAt = start + 31_500;
  void watch.look([next.socket], start + 31_500);
  expect(asked).toBe(2);
});

test("[S12] a page that one person opened is not joined as another", () => {
  expect(seated("s", "ani").closed).toEqual([]);
  expect(seated("s", "budi").closed).toEqual([{ code: 4401, why: "other-person" }]);
});
