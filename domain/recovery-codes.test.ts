import { describe, expect, test } from "vitest";
import { readCode, recoveryCodeOf } from "./recovery-codes.ts";

describe("[M5] recovery codes", () => {
  test("hold 55 bits in letters and figures that nobody takes for one another", () => {
    const seen = new Set<string>();
    for (let byte = 0; byte < 256; byte++) {
      const code = recoveryCodeOf(new Uint8Array(11).fill(byte));
      expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{3}$/);
      seen.add(code);
    }
    expect(seen.size).toBe(32);
    expect(() => recoveryCodeOf(new Uint8Array(10))).toThrow("too few");
  });

  const READ: [string, ReturnType<typeof readCode>][] = [
    ["123456", { kind: "totp", code: "123456" }],
    [" 123 456 ", { kind: "totp", code: "123456" }],
    ["12345", null],
    ["1234567", null],
    ["abcd-efgh-jkl", { kind: "recovery", code: "ABCDEFGHJKL" }],
    ["ABCD EFGH JKL", { kind: "recovery", code: "ABCDEFGHJKL" }],
    ["ABCD-EFGH-JK", null],
    ["ABCD-EFGH-JKO", null],
    ["ABCD-EFGH-JK1", null],
    ["", null],
    ["１２３４５６", null],
  ];
  test.each(READ)("%j is read as people type", (typed, read) => {
    expect(readCode(typed)).toEqual(read);
  });
});
