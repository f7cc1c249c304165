import { readFileSync } from "node:fs";
import path from "node:path";
import esbuild from "esbuild";
import { root } from "#measure/machine.mjs";

const outfile = path.join(root, ".cache/bench/engine.mjs");

/** Bundles the engine where the packages of the product, not those of the bench, are found. */
export async function buildEngine() {
  await esbuild.build({
    absWorkingDir: root,
    // Read from the root, where `#server/` and the others mean something.
    stdin: {
      contents: readFileSync(path.join(import.meta.dirname, "engine.mjs"), "utf8"),
      sourcefile: "bench/servers/engine.mjs",
      resolveDir: root,
    },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    logLevel: "warning",
  });
  return outfile;
}
