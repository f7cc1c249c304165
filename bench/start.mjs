// `npm run bench`: installs what only the bench needs, then measures.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";

const here = import.meta.dirname;
const lock = path.join(here, "package-lock.json");
const installed = path.join(here, "node_modules/.package-lock.json");

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  const npm = process.env.npm_execpath;
  const command = npm ? [process.execPath, npm] : ["npm"];
  const [program, ...args] = [...command, "ci", "--ignore-scripts"];
  if (spawnSync(program, args, { cwd: here, stdio: "inherit" }).status !== 0) process.exit(1);
}
await import("./run.mjs");
