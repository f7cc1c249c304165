import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdir, realpath, rm, stat, writeFile } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const ANSWER_MS = 2_000;
const GUARD_STALE_MS = 10_000;
const UNKNOWN = "pid tidak diketahui";

/**
 * Makes sure that no other live process of this machine works on the folder: PGlite has no lock
 * of its own, and two processes on one folder silently lose rows. The lock is a listening socket,
 * so the system frees it however the process ends. Creates the folder when it is missing.
 * Containers with separate networks do not see each other's lock.
 * @throws Error with a sentence that names the process holding the folder
 */
export async function lockDataFolder(
  folder: string,
  platform: NodeJS.Platform = process.platform,
): Promise<{ release(): Promise<void> }> {
  await mkdir(folder, { recursive: true });
  const name = createHash("sha256")
    .update(await realpath(folder))
    .digest("hex");
  const server = await takeOn(platform, `sinergi-${name}`);
  if (typeof server === "string") {
    throw new Error(
      `Folder data ${folder} sedang dipakai proses lain (${server}). Hentikan dahulu proses itu, atau pakai folder lain lewat SINERGI_DATA.`,
    );
  }
  return {
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function takeOn(platform: NodeJS.Platform, name: string): Promise<Server | string> {
  if (platform === "linux") return take(`\0${name}`);
  if (platform === "win32") return take(`\\\\.\\pipe\\${name}`);
  // Some systems allow a socket's path 103 characters.
  const file = path.join(os.tmpdir(), `${name.slice(0, 32)}.sock`);
  return take(file, () => removeDead(file));
}

/** The listening lock, or who holds it. `clear` is called when nobody answers. */
async function take(address: string, clear = () => sleep(20)): Promise<Server | string> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const server = await listen(address);
    if (server) return server;
    const holder = await askHolder(address);
    if (holder) return holder;
    await clear();
  }
  return UNKNOWN;
}

/** Undefined when the address is taken. */
async function listen(address: string): Promise<Server | undefined> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.end(String(process.pid));
  });
  try {
    server.listen(address);
    await once(server, "listening");
    // The lock must not keep a process alive that has nothing else to do.
    return server.unref();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") return undefined;
    throw error;
  }
}

/** Who answers on the address; undefined when nobody does. A process that hangs still holds it. */
function askHolder(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(address);
    socket.setTimeout(ANSWER_MS, () => socket.destroy());
    let connected = false;
    socket.on("connect", () => {
      connected = true;
    });
    socket.setEncoding("utf8").on("data", (text) => {
      answer += text;
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      resolve(connected ? (answer ? `pid ${answer}` : UNKNOWN) : undefined);
    });
  });
}

/**
 * A socket file outlives a killed process. Only one process at a time may remove it, or the second
 * would remove the live file that the first has just put there.
 */
async function removeDead(file: string): Promise<void> {
  const guard = `${file}.takeover`;
  try {
    await writeFile(guard, "", { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const made = await stat(guard).then(({ mtimeMs }) => mtimeMs, Date.now);
    if (Date.now() - made > GUARD_STALE_MS) await rm(guard, { force: true });
    return sleep(100);
  }
  try {
    // Once more: the file may be new by now, and a new one is silent for a moment.
    if (await askHolder(file)) return;
    await sleep(50);
    if (!(await askHolder(file))) await rm(file, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}
