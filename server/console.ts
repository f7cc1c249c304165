import { existsSync } from "node:fs";
import path from "node:path";
import { CONSOLE } from "./accounts/asker.ts";
import { renewLink } from "./accounts/invite-person.ts";
import { consentToRemoval } from "./accounts/lost-factor.ts";
import type { OneTimeLink } from "./accounts/one-time-link.ts";
import { restorePerson, suspendPerson } from "./accounts/suspend-person.ts";
import { accountWith, addSystemAdmin, type RosterRow, roster } from "./accounts/system-admin.ts";
import { CONSOLE_HELP, type ConsoleCommand, readCommand } from "./console-command.ts";
import { lockDataFolder } from "./data-lock.ts";
import { type Env, readEnv } from "./env.ts";
import { openLog } from "./log.ts";
import { problemOf } from "./problem.ts";
import { Refused } from "./refused.ts";
import { installationSecret } from "./secret.ts";
import { openSettings } from "./settings.ts";
import { startDatabase } from "./start-database.ts";
import { words } from "./words.ts";

/**
 * The entry of `npm run admin -- …`, for whoever runs the installation: the use cases of the pages,
 * without a page. Ends with 0 when it is done, 1 when it was refused, 2 when it was not understood.
 */

const REASON = "Dinonaktifkan lewat konsol.";
/** What writes letters, which are sealed with the installation's secret. */
const WRITES: ConsoleCommand["name"][] = ["new-admin", "link", "remove-factor"];
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

async function run(command: ConsoleCommand, env: Env, folder: string): Promise<void> {
  if (WRITES.includes(command.name)) {
    openSettings(env, await installationSecret(env, folder), env.PORT, false);
  }
  switch (command.name) {
    case "new-admin":
      return sayLink(await addSystemAdmin({ email: command.email, name: command.fullName }), env);
    case "list":
      return sayRoster(await roster());
    case "link": {
      const { link } = await renewLink(CONSOLE, await accountWith(command.email), {});
      return sayLink(link, env);
    }
    case "suspend": {
      const reason = command.reason || REASON;
      await suspendPerson(CONSOLE, await accountWith(command.email), { reason });
      return say(`${command.email} dinonaktifkan; semua sesi dan tautannya berakhir.`);
    }
    case "remove-factor":
      await consentToRemoval(CONSOLE, await accountWith(command.email), {});
      return say(`Verifikasi dua langkah ${command.email} dihapus; semua sesinya berakhir.`);
    case "restore":
      await restorePerson(CONSOLE, await accountWith(command.email), {});
      return say(`${command.email} aktif lagi dengan kata sandinya yang dahulu.`);
    default:
      return say(CONSOLE_HELP);
  }
}

function sayLink({ path: link, expiresAt }: OneTimeLink, env: Env): void {
  const address = env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`;
  say(`Tautan sekali pakai, sampai ${expiresAt}:`);
  say(`${address}${link}`);
}

function sayRoster(rows: RosterRow[]): void {
  const role = words("id", "roles");
  const state = { active: "aktif", invited: "diundang", suspended: "dinonaktifkan" };
  const widest = Math.max(0, ...rows.map(({ email }) => email.length));
  for (const { email, name, places, systemAdmin, ...row } of rows) {
    const roles = [
      ...(systemAdmin ? ["Admin sistem"] : []),
      ...places.map(
        (at) =>
          `${at.agency.shortName} ${at.workspace.name}: ${at.roles.map((one) => role(one)).join(", ")}`,
      ),
    ];
    say(`${email.padEnd(widest)}  ${state[row.state].padEnd(13)}  ${name}  (${roles.join("; ")})`);
  }
  if (!rows.length) say("Belum ada akun.");
}

/** Opens the database of this installation alone, or beside a running server on PostgreSQL. */
async function withDatabase(env: Env, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = path.resolve(env.SINERGI_DATA, "sinergi");
  if (!env.DATABASE_URL && !existsSync(path.join(folder, "database"))) {
    throw new Error(`Belum ada basis data di ${folder}. Jalankan npm start dahulu.`);
  }
  const lock = env.DATABASE_URL ? null : await lockDataFolder(folder);
  const database = await startDatabase({ env, folder, demo: false, tell: () => {} });
  try {
    await work(folder);
  } finally {
    await database.close();
    await lock?.release();
  }
}

/** A refusal in words; with the fields that are wrong, where there are any. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Refused)) return error instanceof Error ? error.message : String(error);
  const { errors } = error.extra as { errors?: { path: string }[] };
  const fields = errors?.map(({ path: field }) => field).join(", ");
  const { detail } = problemOf(error, "id");
  return fields ? `${detail} (${fields})` : detail;
}

async function main(): Promise<number> {
  const command = readCommand(process.argv.slice(2));
  if (command.name === "unknown") {
    complain(`Perintah tidak dikenal atau belum lengkap: ${command.said}\n\n${CONSOLE_HELP}`);
    return 2;
  }
  if (command.name === "help") {
    say(CONSOLE_HELP);
    return 0;
  }
  try {
    const env = readEnv();
    openLog(env.LOG_LEVEL);
    await withDatabase(env, (folder) => run(command, env, folder));
    return 0;
  } catch (error) {
    complain(wordsOf(error));
    return 1;
  }
}

process.exit(await main());
