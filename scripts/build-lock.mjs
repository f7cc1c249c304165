import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimes,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./child.mjs";

const lock = path.join(root, ".cache/build.lock");
const beatMs = 2_000;
/** Pids come round again, quickly so in containers: a lock that is not renewed counts as left. */
const staleMs = 30_000;

function holder() {
  try {
    const content = readFileSync(lock, "utf8");
    return { content, pids: content.split(" ").map(Number), beat: statSync(lock).mtimeMs };
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** An empty lock is one whose pid is being written at this moment. */
const isHeld = ({ content, pids, beat }) =>
  Date.now() - beat < staleMs && (content === "" || pids.some(isAlive));

function take() {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function removeStale({ content }) {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    // Someone else may have replaced the stale lock between our look and our rename.
    if (readFileSync(aside, "utf8") === content) rmSync(aside);
    else renameSync(aside, lock);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}

async function waitForTurn() {
  let told = false;
  while (!take()) {
    const other = holder();
    if (!other) continue;
    if (!isHeld(other)) {
      removeStale(other);
      continue;
    }
    if (!told) console.log(`Menunggu proses build lain (pid ${other.content}) selesai …`);
    told = true;
    await sleep(200);
  }
}

/**
 * Runs `work` while no other build of this checkout runs; waits for one that does. `work` gets a
 * function for the pid of a child that would go on writing if this process were killed.
 */
export async function withBuildLock(work) {
  mkdirSync(path.dirname(lock), { recursive: true });
  await waitForTurn();
  const beat = setInterval(() => utimes(lock, new Date(), new Date(), () => {}), beatMs);
  try {
    return await work((pid) => appendFileSync(lock, ` ${pid}`));
  } finally {
    clearInterval(beat);
    rmSync(lock, { force: true });
  }
}
