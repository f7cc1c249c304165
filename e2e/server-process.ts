import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.dirname(import.meta.dirname);

export type Running = {
  origin: string;
  pid: number;
  /** Everything it has said. */
  output: () => string;
  /** What of that is its log. */
  log: () => string;
  child: ChildProcess;
};

const folders: string[] = [];
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A data folder of its own, removed at the end of the process. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "sinergi-server-"));
  folders.push(folder);
  return folder;
}

type Options = { mode?: "demo" | "production"; env?: Record<string, string> };

/** Starts the built server and resolves when it says that it can serve; rejects with what it said instead. */
export function startServer(data: string, options: Options = {}): Promise<Running> {
  return launchServer(data, options).ready;
}

/** The same, with the process in hand before it can serve. */
export function launchServer(
  data: string,
  { mode = "demo", env = {} }: Options = {},
): { child: ChildProcess; ready: Promise<Running> } {
  const child = spawn(process.execPath, ["dist/server.js", ...(mode === "demo" ? ["demo"] : [])], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      PORT: "0",
      SINERGI_DATA: data,
      LOG_LEVEL: "warn",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let logged = "";
  child.stderr?.on("data", (chunk) => {
    logged += chunk;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      said += chunk;
    });
  }
  const ready = new Promise<Running>((resolve, reject) => {
    child.stdout?.on("data", () => {
      const origin = said.match(/^Siap: (\S+)$/m)?.[1];
      if (origin)
        resolve({ origin, pid: child.pid ?? 0, output: () => said, log: () => logged, child });
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  return { child, ready };
}

/** Sends a signal and waits for the end; answers the exit code, null after a kill. */
export async function stopServer(
  { child }: Running,
  signal: NodeJS.Signals,
): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, "exit");
  child.kill(signal);
  const [code] = await ended;
  return code;
}
