import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Env } from "./env.ts";

/**
 * The secret that all others derive from: the environment's, else (on the embedded database only)
 * one made once and kept beside it, readable by its owner alone.
 */
export async function installationSecret(env: Env, folder: string): Promise<string> {
  if (env.SINERGI_SECRET) return env.SINERGI_SECRET;
  if (env.DATABASE_URL) {
    throw new Error(
      "SINERGI_SECRET wajib diisi (paling sedikit 32 karakter) bila memakai DATABASE_URL.",
    );
  }
  const file = path.join(folder, "secret");
  try {
    await writeFile(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return (await readFile(file, "utf8")).trim();
}
