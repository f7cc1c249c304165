import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "oxc-parser";

/** The product's own source files as syntax trees, for the tests of words. */

export type Node = { type: string; start: number; [key: string]: unknown };

export type Source = { file: string; tree: Node };

const root = path.dirname(import.meta.dirname);
const FOLDERS = ["app", "components", "domain", "server", "db"];

export function parseSource(file: string, text: string): Source {
  const { program, errors } = parseSync(file, text);
  if (errors.length) throw new Error(`${file}: ${errors[0]?.message}`);
  return { file, tree: program as unknown as Node };
}

/** Every source that is part of the product; tests are not. */
export function readSources(): Source[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .map((file) => `${folder}/${file.replaceAll(path.sep, "/")}`)
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\btesting\b/.test(file))
      .map((file) => parseSource(file, readFileSync(path.join(root, file), "utf8"))),
  );
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

/** The nodes directly below a node, in the order of the text. */
export function below(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode);
}

/** Calls `visit` for a node and everything below it. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of below(node)) walk(child, visit);
}
