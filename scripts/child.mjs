import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** A step that did not succeed; its message is already a sentence for people. */
export class Failed extends Error {}

/** The JavaScript file behind a package's command, so that no shell and no `.cmd` is involved. */
export function commandOf(packageName, command = packageName.split("/").at(-1)) {
  const folder = path.join(root, "node_modules", packageName);
  let bin;
  try {
    ({ bin } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")));
  } catch {
    throw new Failed(
      `Paket ${packageName} belum terpasang. Jalankan dulu: npm ci --include=dev --ignore-scripts`,
    );
  }
  return path.join(folder, typeof bin === "string" ? bin : bin[command]);
}

const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Runs Node on a file and resolves with its exit code. `prefix` marks each line it prints. */
export function runNode(file, args = [], { env = {}, prefix, onStart } = {}) {
  const stdio = prefix === undefined ? "inherit" : ["ignore", "pipe", "pipe"];
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio,
  });
  if (child.pid) onStart?.(child.pid);
  let stopped;
  const stop = (signal) => {
    stopped = signal;
    child.kill(signal);
  };
  for (const signal of stopSignals) process.on(signal, stop);
  if (prefix !== undefined) {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => console.log(prefix + line));
    }
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      for (const signal of stopSignals) process.off(signal, stop);
      if (stopped) process.kill(process.pid, stopped);
      else resolve(code ?? 1);
    });
  });
}

const seconds = new Intl.NumberFormat("id-ID", {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** Announces a step, runs it and says how long it took. */
export async function step(title, work) {
  console.log(`▸ ${title}`);
  const start = performance.now();
  const result = await work();
  console.log(
    `  ${title}: selesai dalam ${seconds.format((performance.now() - start) / 1000)} detik`,
  );
  return result;
}

/** Whether this file is the one Node was started with. */
export function isMain(meta) {
  return process.argv[1] !== undefined && fileURLToPath(meta.url) === path.resolve(process.argv[1]);
}

/** Runs a script's work; a `Failed` becomes its sentence, anything else keeps its stack. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Failed ? `✗ ${error.message}` : error);
    process.exit(1);
  }
}
