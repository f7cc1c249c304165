import { expect, test } from "vitest";
import { CONSOLE_HELP, readCommand } from "./console-command.ts";

test("the help names every command", () => {
  for (const word of ["baru", "daftar", "tautan", "kunci", "buka", "faktor"]) {
    expect(CONSOLE_HELP).toContain(word);
  }
});

test.each([
  ["", { name: "help" }],
  ["--help", { name: "help" }],
  ["daftar", { name: "list" }],
  [
    "baru rini@a.test Rini Wulandari",
    { name: "new-admin", email: "rini@a.test", fullName: "Rini Wulandari" },
  ],
  ["kunci rini@a.test", { name: "suspend", email: "rini@a.test", reason: "" }],
  [
    "kunci rini@a.test pindah tugas",
    { name: "suspend", email: "rini@a.test", reason: "pindah tugas" },
  ],
  ["buka rini@a.test", { name: "restore", email: "rini@a.test" }],
  ["tautan rini@a.test", { name: "link", email: "rini@a.test" }],
  ["faktor rini@a.test", { name: "remove-factor", email: "rini@a.test" }],
  ["faktor rini@a.test semua", { name: "unknown", said: "faktor" }],
  ["baru rini@a.test", { name: "unknown", said: "baru rini@a.test" }],
  ["baru", { name: "unknown", said: "baru" }],
  ["kunci", { name: "unknown", said: "kunci" }],
  ["buka a b", { name: "unknown", said: "buka" }],
  ["daftar semua", { name: "unknown", said: "daftar semua" }],
  ["hapus rini@a.test", { name: "unknown", said: "hapus" }],
])("the console reads “%s”", (words, command) => {
  expect(readCommand(words.split(" ").filter(Boolean))).toEqual(command);
});
