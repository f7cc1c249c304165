import type { IncomingMessage } from "node:http";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { problemOf } from "./problem.ts";
import { newRequestId, requestId, withRequestId } from "./request-id.ts";

const asked = (id?: string | string[]) =>
  ({ headers: id === undefined ? {} : { "x-request-id": id } }) as IncomingMessage;

test("[O8] a request's id is the trusted proxy's when it looks like one, else a new one", () => {
  const given = "0af7651916cd43dd8448eb211c80319c";
  expect(newRequestId(asked(given), true)).toBe(given);
  expect(newRequestId(asked(given), false)).not.toBe(given);
  for (const odd of [undefined, "", "x", "a b c d e f g h", "é".repeat(9), "a".repeat(65)]) {
    expect(newRequestId(asked(odd), true)).toMatch(/^[0-9a-f-]{36}$/);
  }
  expect(newRequestId(asked(), true)).not.toBe(newRequestId(asked(), true));
});

test("[O8] a problem carries the id of its request, also after waiting", async () => {
  const ids = await Promise.all(
    ["satu", "dua"].map((id) =>
      withRequestId(id, async () => {
        await turn();
        return problemOf(new Error("x"), "id").id;
      }),
    ),
  );
  expect(ids).toEqual(["satu", "dua"]);
  expect(requestId()).toBeUndefined();
});
