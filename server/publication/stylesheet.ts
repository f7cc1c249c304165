import { readFileSync } from "node:fs";
import path from "node:path";

let known: string | undefined;

/** Address of the public stylesheet: the build gives it a hashed name and writes it down. */
export function stylesheet(): string {
  known ??= (
    JSON.parse(readFileSync(path.join(process.cwd(), "dist", "public-style.json"), "utf8")) as {
      stylesheet: string;
    }
  ).stylesheet;
  return known;
}
