import { Writable } from "node:stream";
import pino from "pino";
import { afterEach, expect, test } from "vitest";
import { catchConsole } from "./log.ts";

const { error, warn } = console;
afterEach(() => {
  Object.assign(console, { error, warn });
});

test("[O8] what a library prints is noted by its kind, place and digest, without its words", () => {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  catchConsole(pino({ base: null }, stream));
  console.error("⨯", Object.assign(new TypeError("kalimat rahasia"), { digest: "123456" }));
  console.warn("kalimat rahasia", { lain: "rahasia" });
  const [first, second] = lines.map((line) => JSON.parse(line));
  expect(first).toMatchObject({ level: 50, fault: "TypeError", digest: "123456" });
  expect(second).toMatchObject({ level: 40, msg: "said by a library" });
  expect(lines.join()).not.toContain("rahasia");
});
