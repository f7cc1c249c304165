import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { root } from "./child.mjs";

const sources = [
  "app",
  "components",
  "domain",
  "server",
  "db",
  "messages",
  "public",
  "package.json",
  "package-lock.json",
  "next.config.ts",
  "tsconfig.json",
];

/** Written by the build itself, or never part of what it makes. */
const left = (file) => file.startsWith("public/gaya/") || /\.test\.tsx?$/.test(file);

function filesIn(relative) {
  const stat = statSync(path.join(root, relative), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [relative];
  return readdirSync(path.join(root, relative)).flatMap((name) => filesIn(`${relative}/${name}`));
}

/** SHA-256 over everything the build reads, and the Node version it runs on. */
export function fingerprint() {
  const scripts = filesIn("scripts").filter((file) => file.startsWith("scripts/build"));
  const files = [...sources.flatMap(filesIn), ...scripts].filter((file) => !left(file)).sort();
  const hash = createHash("sha256").update(process.version);
  for (const file of files) {
    const content = readFileSync(path.join(root, file));
    hash.update(`\n${file}\n${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}
