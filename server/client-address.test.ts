import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { addressOf, clientAddress, noteAddress } from "./client-address.ts";

const asked = (forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
    socket: { remoteAddress: "10.0.0.1" },
  }) as unknown as IncomingMessage;

test("[G1] without a trusted proxy the connection alone tells from where", () => {
  expect(clientAddress(asked("203.0.113.9"), false)).toBe("10.0.0.1");
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["198.51.100.1, 203.0.113.9", "203.0.113.9"],
  ["198.51.100.1,2001:db8::1", "2001:db8::1"],
  ["203.0.113.9, bukan-alamat", "10.0.0.1"],
  ["203.0.113.9,", "10.0.0.1"],
  ["203.0.113.9:443", "10.0.0.1"],
  ["", "10.0.0.1"],
])("[G1] of a proxy’s “%s” the last entry counts: %s", (forwarded, address) => {
  expect(clientAddress(asked(forwarded), true)).toBe(address);
});

test("[G1] a proxy that names nobody is the address itself, and a lost connection a place of its own", () => {
  expect(clientAddress(asked(), true)).toBe("10.0.0.1");
  const lost = { headers: {}, socket: {} } as IncomingMessage;
  expect(clientAddress(lost, false)).toBe("unknown");
  expect(addressOf(new Headers())).toBe("unknown");
  const req = asked("203.0.113.9, 198.51.100.7");
  noteAddress(req, "192.0.2.4");
  expect(addressOf(new Headers(req.headers as Record<string, string>))).toBe("192.0.2.4");
});
