import { readFileSync } from "node:fs";
import path from "node:path";
import esbuild from "esbuild";
import { root } from "#measure/machine.mjs";

const outfile = path.join(root, ".cache/bench/engine.mjs");

/**
 * Bundles the engine, and beside it the thread that replays logs, where the packages of the
 * product, not those of the bench, are found.
 */
export async function buildEngine() {
  // Read from the root, where `#server/` and the others mean something.
  const stdin = {
    contents: readFileSync(path.join(import.meta.dirname, "engine.mjs"), "utf8"),
    sourcefile: "bench/servers/engine.mjs",
    resolveDir: root,
  };
  const worker = path.join(path.dirname(outfile), "replay-worker.js");
  await bundle({ stdin, outfile });
  await bundle({ entryPoints: ["server/releases/replay-worker.ts"], outfile: worker });
  return outfile;
}

const bundle = (options) =>
  esbuild.build({
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    logLevel: "warning",
    ...options,
  });
