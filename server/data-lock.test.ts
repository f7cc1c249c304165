import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockDataFolder } from "./data-lock.ts";

const program = `
  import { lockDataFolder } from ${JSON.stringify(path.resolve("server/data-lock.ts"))};
  const [folder, platform, afterwards] = process.argv.slice(-3);
  try {
    await lockDataFolder(folder, platform);
    console.log("held");
    if (afterwards === "stay") setInterval(() => {}, 1000);
  } catch (error) {
    console.log(error.message);
  }
`;

let folder: string;
let children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "sinergi-lock-"));
});

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  await rm(folder, { recursive: true });
});

/** A real second process that tries to take the folder; `said` is its first line. */
async function rival(platform: string, { at = folder, afterwards = "stay" } = {}) {
  const args = ["--import", "tsx", "--input-type=module", "-e", program, at, platform, afterwards];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const [said] = await once(child.stdout, "data");
  return { child, said: String(said).trim() };
}

// "freebsd" stands for every system without abstract sockets: there the lock is a socket file.
describe
  .skipIf(process.platform === "win32")
  .each(
    process.platform === "linux" ? (["linux", "freebsd"] as const) : ([process.platform] as const),
  )("the data folder's lock as on %s", (platform) => {
  test("[O1] a second process on the same data names the first one", async () => {
    const lock = await lockDataFolder(folder, platform);
    const { said } = await rival(platform);
    expect(said).toContain(`sedang dipakai proses lain (pid ${process.pid})`);
    await lock.release();
  });

  test("is the same lock through a symbolic link", async () => {
    const lock = await lockDataFolder(folder, platform);
    const link = `${folder}-link`;
    await symlink(folder, link);
    const { said } = await rival(platform, { at: link });
    await rm(link);
    expect(said).toContain(`pid ${process.pid}`);
    await lock.release();
  });

  test("is free again after kill -9 of its holder", async () => {
    const { child, said } = await rival(platform);
    expect(said).toBe("held");
    await expect(lockDataFolder(folder, platform)).rejects.toThrow(`pid ${child.pid}`);
    child.kill("SIGKILL");
    await once(child, "exit");
    const lock = await lockDataFolder(folder, platform);
    await lock.release();
  });

  test("goes to one of two that find its holder dead", async () => {
    const { child } = await rival(platform);
    child.kill("SIGKILL");
    await once(child, "exit");
    const both = await Promise.all([rival(platform), rival(platform)]);
    const held = both.filter(({ said }) => said === "held");
    expect(held).toHaveLength(1);
  });

  test("is held by a process that hangs", async () => {
    const { child } = await rival(platform);
    child.kill("SIGSTOP");
    await expect(lockDataFolder(folder, platform)).rejects.toThrow("sedang dipakai proses lain");
  });

  test("can be taken again once released", async () => {
    const first = await lockDataFolder(folder, platform);
    await first.release();
    const second = await lockDataFolder(folder, platform);
    await second.release();
  });

  test("does not keep a process alive that has nothing else to do", async () => {
    const { child, said } = await rival(platform, { afterwards: "leave" });
    expect(said).toBe("held");
    if (child.exitCode === null) await once(child, "exit");
    expect(child.exitCode).toBe(0);
  });
});
