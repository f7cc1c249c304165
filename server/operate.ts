import path from "node:path";
import { backUp, examine, type Place } from "./backup/backup.ts";
import type { Census } from "./backup/manifest.ts";
import { lostFault } from "./backup/pictures.ts";
import { examineFile, restore } from "./backup/restore.ts";
import { programVersion } from "./build-info.ts";
import { type Env, readEnv } from "./env.ts";
import { openPictureStore } from "./media/store.ts";
import { replay } from "./releases/draft-log.ts";

/**
 * The entry of the operator's commands:
 * `node dist/operate.js backup [file] | restore <file> | verify [file]`, `--demo` for the demo's
 * folder. Ends with 0 only when everything was found whole.
 */

const USAGE =
  "Pakai: npm run backup -- [berkas] · npm run restore -- <berkas> · npm run verify -- [berkas] (--demo untuk data peragaan)";

const ENDED =
  "Sesi, tautan, persetujuan, dan surat yang menunggu pada saat itu tidak berlaku lagi, begitu juga semua kode pemulihan: mintalah semua orang membuat yang baru.";

async function operate(command: string | undefined, args: string[]): Promise<boolean> {
  const env = readEnv();
  const isDemo = args.includes("--demo");
  const [file, ...more] = args.filter((arg) => arg !== "--demo");
  const means = { replay, version: await programVersion() };
  if (more.length || (command === "restore" && !file)) throw new Error(USAGE);
  switch (command) {
    case "backup": {
      const target = path.resolve(file ?? path.join(env.SINERGI_DATA, "cadangan", freshName()));
      const { manifest, faults } = await backUp(placeFor(env, isDemo), target, means);
      say(`Cadangan: ${target} (${(manifest.payload.bytes / 1e6).toFixed(1)} MB)`);
      return report(manifest, faults);
    }
    case "restore": {
      const source = path.resolve(file as string);
      const placeOf = (kind: Census["kind"]) => placeFor(env, kind === "demo");
      const manifest = await restore(source, placeOf, means);
      say(`Dipulihkan: cadangan ${manifest.madeAt} dari Sinergi ${manifest.version}`);
      const isWhole = report(manifest, manifest.lost.map(lostFault));
      say(`  ${ENDED}`);
      return isWhole;
    }
    case "verify": {
      if (file) {
        const manifest = await examineFile(path.resolve(file), means);
        return report(manifest, manifest.lost.map(lostFault));
      }
      const { census, faults } = await examine(placeFor(env, isDemo), means);
      return report(census, faults);
    }
    default:
      throw new Error(USAGE);
  }
}

function placeFor(env: Env, isDemo: boolean): Place {
  const folder = path.resolve(env.SINERGI_DATA, isDemo ? "demo" : "sinergi");
  return { url: env.DATABASE_URL, folder, pictures: openPictureStore(env.SINERGI_S3_URL, folder) };
}

/** Such as `sinergi-20261124T143605Z.tar`: names that sort by time. */
function freshName(): string {
  return `sinergi-${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}.tar`;
}

function report({ counts, chains, versions, drafts, pictures }: Census, faults: string[]): boolean {
  const sizes = [
    `${counts.release ?? 0} rilis`,
    `${Object.keys(drafts).length} naskah diputar ulang dari ${counts.draft_update ?? 0} baris log`,
    `${counts.version ?? 0} versi (${Object.keys(versions).length} rilis)`,
    `${Object.keys(chains).length} rantai dengan ${counts.event ?? 0} peristiwa`,
    `${Object.keys(pictures).length} gambar`,
  ];
  say(`  ${sizes.join(", ")}`);
  for (const fault of faults) process.stderr.write(`✗ ${fault}\n`);
  if (!faults.length) say("  Semuanya utuh.");
  return faults.length === 0;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

const [command, ...args] = process.argv.slice(2);
operate(command, args).then(
  (isWhole) => process.exit(isWhole ? 0 : 1),
  (error: Error) => {
    process.stderr.write(`✗ ${error.message}\n`);
    process.exit(1);
  },
);
