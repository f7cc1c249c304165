// Whether time tells who has an account: medians of refused sign-ins, kind by kind in turn, against a
// demo of its own. `node bench/sign-in-times.mjs [tries]`, after `npm run build`; ends with 1 when a
// median is more than 10 % off the one of a wrong password.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const tries = Number(process.argv[2] ?? 40);
const PASSWORD = "sinergi-demo-2026";
const MOST_APART = 0.1;

const running = [];
process.once("exit", () => {
  for (const { server, data } of running) {
    server.kill("SIGKILL");
    rmSync(data, { recursive: true, force: true });
  }
});

/** A demo that takes so many failures of an account, and any number of the network. */
async function serve(failures) {
  const data = mkdtempSync(path.join(os.tmpdir(), "sinergi-times-"));
  const server = spawn(process.execPath, ["dist/server.js", "demo"], {
    cwd: path.dirname(import.meta.dirname),
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      PORT: "0",
      SINERGI_DATA: data,
      LOG_LEVEL: "warn",
      SINERGI_LIMIT_FAILURES_PER_ACCOUNT: String(failures),
      SINERGI_LIMIT_FAILURES_PER_NETWORK: "100000",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.push({ server, data });
  let said = "";
  return new Promise((resolve, reject) => {
    server.stdout.on("data", (chunk) => {
      said += chunk;
      const found = said.match(/^Siap: (\S+)$/m)?.[1];
      if (found) resolve(found);
    });
    server.once("exit", () => reject(new Error(said)));
  });
}

/** A visitor with cookies of their own. */
function visitor(origin) {
  const cookies = new Map();
  const ask = async (where, init = {}) => {
    const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
    const headers = { ...init.headers, cookie };
    const answer = await fetch(`${origin}${where}`, { redirect: "manual", ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(";", 1)[0].split(/=(.*)/s);
      cookies.set(name, value);
    }
    return answer;
  };
  const signIn = async (email, password) => {
    const { csrfToken } = await (await ask("/api/auth/csrf")).json();
    const body = new URLSearchParams({ csrfToken, json: "true", email, password });
    const started = performance.now();
    const answer = await ask("/api/auth/callback/credentials", { method: "POST", body });
    await answer.text();
    return { status: answer.status, ms: performance.now() - started };
  };
  const post = async (where, body) => {
    const headers = { "content-type": "application/json" };
    const answer = await ask(where, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${where}: ${await answer.text()}`);
    return answer.json();
  };
  return { ask, signIn, post };
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** Tries every kind in turn, after some to get warm; answers how far the worst is from the first. */
async function compare(origin, kinds, status) {
  const times = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  const guest = visitor(origin);
  for (let i = -5; i < tries; i++) {
    for (const [kind, [email, password]] of Object.entries(kinds)) {
      const answer = await guest.signIn(email, password);
      if (i < 0) continue;
      if (answer.status !== status) throw new Error(`${kind}: ${answer.status}`);
      times[kind].push(answer.ms);
    }
  }
  const base = median(Object.values(times)[0]);
  const apart = Object.entries(times).map(([kind, list]) => {
    const ratio = median(list) / base - 1;
    console.log(`${kind.padEnd(20)} ${median(list).toFixed(1)} ms  ${(ratio * 100).toFixed(1)} %`);
    return Math.abs(ratio);
  });
  return Math.max(...apart);
}

const patient = await serve(100_000);
const suspended = "penulis@kominfo.contoh.test";
const deleted = "redaktur@kominfo.contoh.test";
const invited = "baru@kpu.contoh.test";
const [system, agency] = [visitor(patient), visitor(patient)];
await system.signIn("admin@contoh.test", PASSWORD);
await agency.signIn("admin@kpu.contoh.test", PASSWORD);
const { items } = await (await system.ask("/api/v1/people?limit=100")).json();
const idOf = (email) => items.find((one) => one.email === email).id;
await system.post(`/api/v1/people/${idOf(suspended)}/suspend`, { reason: "Pengukuran" });
await system.post(`/api/v1/people/${idOf(deleted)}/delete`, { confirm: deleted });
const place = { workspace: "contoh", agency: "kpu", roles: ["writer"] };
await agency.post("/api/v1/people", { ...place, name: "Orang Baru", title: "", email: invited });
const refused = await compare(
  patient,
  {
    wrong: ["penulis@kpu.contoh.test", "keliru sekali"],
    unknown: ["tidak@dikenal.test", PASSWORD],
    suspended: [suspended, PASSWORD],
    deleted: [deleted, PASSWORD],
    // What stays in the row of a deleted account: somebody could know its id.
    "deleted, as it lies": [`terhapus-${idOf(deleted)}@sinergi.invalid`, PASSWORD],
    invited: [invited, PASSWORD],
  },
  401,
);
const waiting = await compare(
  await serve(1),
  {
    "too often, known": ["penulis@kpu.contoh.test", "keliru sekali"],
    "too often, unknown": ["tidak@dikenal.test", PASSWORD],
  },
  429,
);
process.exit(Math.max(refused, waiting) > MOST_APART ? 1 : 0);
