import { readFileSync } from "node:fs";

/** Sets the clock of this process off by the milliseconds in a file, read anew at each SIGUSR2. */

const file = new URL(import.meta.url).searchParams.get("file") ?? "";
const Real = Date;
let off = 0;

globalThis.Date = class extends Real {
  constructor(...of: [] | [number]) {
    super(...((of.length ? of : [Real.now() + off]) as [number]));
  }

  static override now(): number {
    return Real.now() + off;
  }
} as DateConstructor;

process.on("SIGUSR2", () => {
  off = Number(readFileSync(file, "utf8"));
});
