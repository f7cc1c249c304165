import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { temporaryFolder } from "./server-process.ts";

const root = path.dirname(import.meta.dirname);
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` };
const NAME = "naskah.contoh.go.id";

export const PROXIES = ["nginx", "haproxy"] as const;
export type ProxyName = (typeof PROXIES)[number];

const isThere = (program: string) => spawnSync(program, ["-v"], { env }).error === undefined;

/** The proxies that this machine has; `npm test` says which are left out. */
export const proxiesHere = PROXIES.filter((name) => isThere(name) && isThere("openssl"));

/** A port that is free now, on the loopback. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

/** With a second node the example for several is taken. */
export type Ports = { tls: number; plain: number; app: number; second?: number };

/**
 * Runs a real proxy with its example of `deploy/`, in which only names, ports, files and the
 * patience with silent sockets are this test's.
 */
export async function startProxy(name: ProxyName, ports: Ports): Promise<ChildProcess> {
  const folder = temporaryFolder();
  const files = certify(folder);
  const file = path.join(folder, name === "nginx" ? "nginx.conf" : "haproxy.cfg");
  const named = ports.second ? "haproxy-cluster.cfg" : path.basename(file);
  const example = readFileSync(path.join(root, "deploy", named), "utf8");
  const mine = example
    .replaceAll(NAME, "127.0.0.1")
    .replace(/127\.0\.0\.1:300[01]/g, `127.0.0.1:${ports.app}`)
    .replaceAll("127.0.0.1:3002", `127.0.0.1:${ports.second}`)
    .replace(/(listen|bind :)( ?)80\b/, `$1$2${ports.plain}`.replace(":", "127.0.0.1:"))
    .replace(/(listen|bind :)( ?)443\b/, `$1$2${ports.tls}`.replace(":", "127.0.0.1:"))
    .replaceAll("75s", "30s");
  writeFileSync(file, name === "nginx" ? whole(mine, folder, files) : pathsIn(mine, files));
  const check = name === "nginx" ? ["-t", "-c", file, "-p", folder] : ["-c", "-f", file];
  execFileSync(name, check, { env, stdio: "pipe" });
  const run = name === "nginx" ? ["-c", file, "-p", folder] : ["-db", "-f", file];
  const child = spawn(name, run, { env, stdio: "ignore" });
  process.once("exit", () => child.kill());
  return child;
}

/** Ends a proxy and waits until it is gone. */
export async function stopProxy(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

type Files = { chain: string; key: string; both: string };

function certify(folder: string): Files {
  const [chain, key, both] = ["chain.pem", "key.pem", "both.pem"].map((one) =>
    path.join(folder, one),
  ) as [string, string, string];
  const subject = ["-subj", `/CN=${NAME}`, "-addext", "subjectAltName=IP:127.0.0.1"];
  const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...subject];
  execFileSync("openssl", [...made, "-keyout", key, "-out", chain], { stdio: "pipe" });
  writeFileSync(both, readFileSync(chain, "utf8") + readFileSync(key, "utf8"));
  return { chain, key, both };
}

function pathsIn(text: string, { chain, key, both }: Files): string {
  return text
    .replaceAll("/etc/ssl/sinergi/fullchain.pem", chain)
    .replaceAll("/etc/ssl/sinergi/privkey.pem", key)
    .replaceAll("/etc/ssl/sinergi/sinergi.pem", both);
}

/** The example is one site of an nginx; this is the rest of it, for any user. */
function whole(site: string, folder: string, files: Files): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((one) => `  ${one}_temp_path ${folder}/${one};`)
    .join("\n");
  return `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
${temporary}
${pathsIn(site, files).replaceAll("/var/log/nginx", folder)}
}
`;
}
