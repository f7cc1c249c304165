import { describe, expect, test } from "vitest";
import { passwordFault } from "./passwords.ts";

const owner = { name: "Galih Pranata", email: "galih.pranata@diskominfo.contoh.test" };

describe("[N2] a new password is long and not guessable", () => {
  const table: [string, ReturnType<typeof passwordFault>][] = [
    ["", "short"],
    ["empat belas hu", "short"],
    ["😀".repeat(14), "short"],
    ["x".repeat(129), "long"],
    ["password password", "guessable"],
    ["P@ssw0rd P@ssw0rd", "guessable"],
    ["katasandirahasia1", "guessable"],
    ["123456789012345", "guessable"],
    ["aaaaaaaaaaaaaaaa", "guessable"],
    ["ababababababababab", "guessable"],
    ["qwertyuiop12345", "guessable"],
    ["Galih Pranata 2026", "guessable"],
    ["galih.pranata@diskominfo", "guessable"],
    ["Diskominfo Contoh 1", "guessable"],
    ["indonesia merdeka 1945", "guessable"],
    ["kuda baterai staples benar", null],
    ["tujuh gajah naik perahu", null],
    ["Galih suka kopi tubruk manis", null],
    ["x7Kq-92mW-pLz4-vB", null],
    ["ελληνικά γράμματα εδώ", null],
  ];
  for (const [password, fault] of table) {
    test(`${password.slice(0, 30) || "(empty)"}: ${fault ?? "taken"}`, () => {
      expect(passwordFault(password, owner)).toBe(fault);
    });
  }
});
