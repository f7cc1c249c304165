import { readFile } from "node:fs/promises";
import path from "node:path";

/** The version of this program, as its package says. */
export async function programVersion(): Promise<string> {
  const text = await readFile(path.join(process.cwd(), "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
