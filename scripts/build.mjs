import "./node-version.mjs";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildDatabase, buildPublicStyle, buildServer, bundlesExist } from "./build-bundles.mjs";
import { fingerprint } from "./build-fingerprint.mjs";
import { withBuildLock } from "./build-lock.mjs";
import { commandOf, Failed, isMain, main, root, runNode, step } from "./child.mjs";

const record = path.join(root, "dist/build.json");

const nextBuildId = () => readFileSync(path.join(root, ".next/BUILD_ID"), "utf8");

/** True when dist and .next were made from exactly these sources. */
function isCurrent(now) {
  try {
    const made = JSON.parse(readFileSync(record, "utf8"));
    return made.fingerprint === now && made.nextBuildId === nextBuildId() && bundlesExist();
  } catch {
    return false;
  }
}

async function buildPages(hold) {
  const code = await runNode(commandOf("next"), ["build"], {
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    prefix: "  │ ",
    onStart: hold,
  });
  if (code !== 0)
    throw new Failed(`next build berhenti dengan kode ${code}; sebabnya ada di atas.`);
}

/**
 * Makes everything `dist/server.js` needs, or nothing when it is there already.
 * Two builds of one checkout take turns; the second finds the work done.
 */
export function build({ force = false } = {}) {
  commandOf("esbuild");
  return withBuildLock(async (hold) => {
    // Taken before the work: a file that changes meanwhile makes the next build run again.
    const now = fingerprint();
    if (!force && isCurrent(now)) {
      console.log("Hasil build masih sesuai dengan sumbernya; tidak dibangun ulang.");
      return;
    }
    rmSync(record, { force: true });
    await step("Gaya halaman publik", buildPublicStyle);
    await step("Halaman (next build, sekitar setengah menit)", () => buildPages(hold));
    await step("Server", buildServer);
    await step("Basis data kosong", buildDatabase);
    writeFileSync(
      record,
      `${JSON.stringify({ fingerprint: now, nextBuildId: nextBuildId() }, null, 2)}\n`,
    );
  });
}

if (isMain(import.meta)) await main(() => build({ force: process.argv.includes("--force") }));
