import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/**
 * The environment in which a server runs a file of `chaos/inside-…` before itself, told these words:
 * for faults that no line between two processes can have.
 */
export async function inside(
  name: "clock" | "failpoint" | "snapshots",
  words: Record<string, string>,
): Promise<Record<string, string>> {
  const outfile = path.resolve(".cache/chaos", `${name}.mjs`);
  await build({
    entryPoints: [`chaos/inside-${name}.ts`],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  const url = pathToFileURL(outfile);
  url.search = new URLSearchParams(words).toString();
  return { NODE_OPTIONS: `--import=${url.href}` };
}
