import "./node-version.mjs";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { commandOf, Failed, main, root, runNode, step } from "./child.mjs";
import { testServices } from "./services.mjs";

const reports = {
  vitest: path.join(root, ".cache/vitest.json"),
  playwright: path.join(root, ".cache/playwright.json"),
};

function report(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

/** What both runners counted; a runner that never ran counts nothing. */
function counts() {
  const unit = report(reports.vitest);
  const {
    expected = 0,
    unexpected = 0,
    flaky = 0,
    skipped = 0,
  } = report(reports.playwright).stats ?? {};
  return {
    passed: (unit.numPassedTests ?? 0) + expected,
    failed: (unit.numFailedTests ?? 0) + unexpected + flaky,
    skipped: (unit.numPendingTests ?? 0) + (unit.numTodoTests ?? 0) + skipped,
  };
}

/** Runs one tool to its end; its own words are what people read. */
async function tool(title, file, args, env) {
  await step(title, async () => {
    const code = await runNode(file, args, { env });
    if (code !== 0) throw new Failed(`Berhenti pada langkah “${title}” (kode ${code}).`);
  });
}

async function everything() {
  const services = await testServices();
  await tool("Gaya dan kaidah kode (biome)", commandOf("@biomejs/biome"), ["check", "."]);
  await tool("Tipe (tsc)", commandOf("typescript", "tsc"), ["--noEmit", "--incremental", "false"]);
  await tool("Kode yang tak terpakai (knip)", commandOf("knip"), []);
  const json = `--outputFile.json=${reports.vitest}`;
  const vitestArgs = ["run", "--allowOnly=false", "--reporter=default", "--reporter=json", json];
  await tool("Uji unit dan data (vitest)", commandOf("vitest"), vitestArgs, services);
  await tool("Build", path.join(root, "scripts/build.mjs"), []);
  const browser = await step("Peramban", findBrowser);
  await tool(
    "Uji di peramban (playwright)",
    commandOf("@playwright/test", "playwright"),
    ["test", "--config", "e2e/playwright.config.ts"],
    { ...services, CHROME_PATH: browser },
  );
}

/** The closing line, in the one form that machines read as well. */
function printCounts() {
  const { passed, failed, skipped } = counts();
  if (skipped > 0) console.log(`${skipped} uji dilewati.`);
  console.log(`${passed} passed, ${failed} failed`);
}

mkdirSync(path.join(root, ".cache"), { recursive: true });
// Counts of an earlier run must not be mistaken for this one's.
for (const file of Object.values(reports)) rmSync(file, { force: true });
process.once("exit", printCounts);
await main(everything);
