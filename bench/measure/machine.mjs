import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");

const versionOf = (name, from) =>
  JSON.parse(readFileSync(path.join(from, "node_modules", name, "package.json"), "utf8")).version;

function commit() {
  const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  try {
    return `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain") ? " with changes" : ""}`;
  } catch {
    return "unknown";
  }
}

/** What the figures of a run depend on. */
export function machine() {
  const bench = path.join(root, "bench");
  const peers = ["@hocuspocus/server", "@y/websocket-server", "ws", "yjs"];
  const own = ["@electric-sql/pglite", "ws", "yjs"];
  return {
    date: new Date().toISOString().slice(0, 16).replace("T", " "),
    commit: commit(),
    cpu: `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}`,
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    system: `${os.type()} ${os.release()}`,
    node: process.version,
    load: os.loadavg()[0],
    peers: Object.fromEntries(peers.map((name) => [name, versionOf(name, bench)])),
    sinergi: Object.fromEntries(own.map((name) => [name, versionOf(name, root)])),
  };
}

/** Milliseconds for which the main thread of a process has waited for a core; 0 where nobody tells. */
export function waitedFor(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[1]) / 1e6;
  } catch {
    return 0;
  }
}
