import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { sources } from "./browser-sources.mjs";
import { Failed, isMain, main, root } from "./child.mjs";

const memory = path.join(root, ".cache/browser.json");

/** A file that is there may still be a stub, of another system, or lack libraries: only a launch tells. */
async function launches(executablePath) {
  if (!existsSync(executablePath)) return false;
  try {
    const browser = await chromium.launch({ executablePath, timeout: 30_000 });
    await browser.close();
    return true;
  } catch (error) {
    console.error(`  ${executablePath} tidak dapat dijalankan: ${error.message.split("\n")[0]}`);
    return false;
  }
}

function remembered() {
  try {
    return JSON.parse(readFileSync(memory, "utf8")).path;
  } catch {
    return undefined;
  }
}

/**
 * The path of a Chromium that Playwright has just launched.
 * @throws {Failed} when there is none and none could be installed
 */
export async function findBrowser() {
  // A path given by hand comes first; the remembered one only saves the search.
  const known = process.env.CHROME_PATH ? undefined : remembered();
  if (known && (await launches(known))) return known;
  for (const { name, find } of sources) {
    for (const candidate of new Set(await find())) {
      if (!(await launches(candidate))) continue;
      console.error(`Peramban ${name}: ${candidate}`);
      mkdirSync(path.dirname(memory), { recursive: true });
      writeFileSync(memory, `${JSON.stringify({ path: candidate })}\n`);
      return candidate;
    }
  }
  throw new Failed(
    "Tidak ada Chromium yang dapat dijalankan. Pasang Chrome atau Chromium, atau isi CHROME_PATH dengan letaknya.",
  );
}

if (isMain(import.meta)) await main(async () => console.log(await findBrowser()));
