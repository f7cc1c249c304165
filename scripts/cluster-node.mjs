import { spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { Failed } from "./child.mjs";

const PAUSE = 500;

async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Starts a node; resolves when it can serve, and rejects when it ends before. */
async function startNode({ name, mode, env, port }) {
  const child = spawn(process.execPath, ["dist/server.js", ...(mode === "demo" ? ["demo"] : [])], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ready = new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Failed(`${name} berakhir (${code}).`)));
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        if (line.startsWith("Siap:")) resolve();
        else console.log(`${name} │ ${line}`);
      });
    }
  });
  await ready;
  console.log(`${name}: pid ${child.pid}, port ${port}`);
  return child;
}

/** A node that is started again whenever it ends, until it is stopped. */
export async function keepNode({ name, mode, env, front }) {
  const port = await freePort();
  front.add(port);
  let isStopped = false;
  let child = await startNode({ name, mode, env, port });
  const keep = async () => {
    while (!isStopped) {
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      if (isStopped) return;
      console.log(`${name}: berakhir, dinyalakan lagi`);
      await sleep(PAUSE);
      try {
        child = await startNode({ name, mode, env, port });
      } catch (error) {
        console.log(error.message);
      }
    }
  };
  const kept = keep();
  return {
    async stop() {
      isStopped = true;
      child.kill("SIGTERM");
      await kept;
    },
  };
}
