import "./node-version.mjs";
import { randomBytes } from "node:crypto";
import path from "node:path";

const { Failed, main, root, runNode } = await import("./child.mjs");
const { balance } = await import("./cluster-port.mjs");
const { keepNode } = await import("./cluster-node.mjs");

const NEEDED = {
  DATABASE_URL: "basis data PostgreSQL bersama, misalnya postgres://sinergi@127.0.0.1:5432/coba",
  REDIS_URL: "Redis 7 atau Valkey bersama, misalnya redis://127.0.0.1:6379",
};

/** Two nodes behind one port, to try out what several are like; not for the work of an office. */
await main(async () => {
  const mode = process.argv[2] ?? "demo";
  if (mode !== "demo" && mode !== "production") {
    throw new Failed("Pakai: npm run cluster, atau npm run cluster -- production");
  }
  const missing = Object.entries(NEEDED).filter(([name]) => !process.env[name]);
  if (missing.length) {
    const list = missing.map(([name, what]) => `\n  ${name}  ${what}`).join("");
    throw new Failed(`Beberapa node memerlukan yang belum diisi:${list}`);
  }
  process.chdir(root);
  process.env.NODE_ENV = "production";
  const code = await runNode(path.join(root, "scripts/build.mjs"));
  if (code !== 0) process.exit(code);
  await run(mode);
});

/** @param {"demo" | "production"} mode */
async function run(mode) {
  const host = process.env.HOST || "127.0.0.1";
  const front = await balance(host, Number(process.env.PORT || 3000));
  if (!process.env.SINERGI_SECRET) {
    console.log("SINERGI_SECRET tidak diisi: satu rahasia dibuat untuk kali ini saja.");
  }
  const address = process.env.PUBLIC_URL || `http://127.0.0.1:${front.port}`;
  const env = {
    SINERGI_SECRET: process.env.SINERGI_SECRET || randomBytes(32).toString("hex"),
    PUBLIC_URL: address,
    HOST: "127.0.0.1",
  };
  const nodes = [];
  // A new demo is filled by the first node alone.
  for (const name of ["node 1", "node 2"]) nodes.push(await keepNode({ name, mode, env, front }));
  console.log(`Siap: ${address}`);
  console.log("Hentikan satu node dengan kill <pid>: orang-orangnya pindah, lalu ia kembali.");
  let isStopping = false;
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, async () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      await Promise.all(nodes.map((node) => node.stop()));
      process.exit(0);
    });
  }
}
