import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { root } from "./child.mjs";

// The one without windows first: what nobody sees it does not draw, a fifth of the work of a test.
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];

const usualPlaces = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) => [
    path.join(process.env[variable] ?? "", "Google/Chrome/Application/chrome.exe"),
    path.join(process.env[variable] ?? "", "Microsoft/Edge/Application/msedge.exe"),
  ]),
};

function installed() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return [
    ...folders.flatMap((folder) => names.map((name) => path.join(folder, name))),
    ...(usualPlaces[process.platform] ?? []),
  ];
}

function run(command, args, env = {}) {
  console.error(`  $ ${command} ${args.join(" ")}`);
  // Their words go to stderr: stdout of browser.mjs is the path alone.
  const options = { stdio: ["ignore", 2, 2], env: { ...process.env, ...env } };
  return spawnSync(command, args, options).status === 0;
}

function fromDebian() {
  if (!existsSync("/usr/bin/apt-get")) return [];
  const isRoot = process.getuid() === 0;
  if (!isRoot && spawnSync("sudo", ["-n", "true"]).status !== 0) return [];
  const apt = (...args) => {
    const command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args];
    return isRoot ? run("env", command.slice(1)) : run("sudo", ["-n", ...command]);
  };
  const install = (name) =>
    apt("install", "-y", "-qq", "--no-install-recommends", name, "fonts-noto-core");
  apt("update", "-qq");
  // Not every Debian has the one without windows.
  if (!install("chromium-headless-shell")) install("chromium");
  return installed();
}

/** A Chromium that an npm package carries along with its system libraries: no root needed. */
async function fromNpm() {
  if (process.platform !== "linux" || process.arch !== "x64") return [];
  const folder = path.join(root, ".cache/browser");
  const unpacked = path.join(folder, "unpacked");
  mkdirSync(unpacked, { recursive: true });
  const install = ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund"];
  if (!run("npm", [...install, "--ignore-scripts", "@sparticuz/chromium@153.0.0"])) return [];
  // The package unpacks its libraries only where it believes to be on a bare cloud function.
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: unpacked, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" });
  try {
    const entry = createRequire(path.join(folder, "package.json")).resolve("@sparticuz/chromium");
    const { default: packaged } = await import(pathToFileURL(entry).href);
    return [wrapper(folder, await packaged.executablePath())];
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** Gives the libraries to this browser alone, not to every process we start. */
function wrapper(folder, executable) {
  const file = path.join(folder, "chromium");
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const variables = ["LD_LIBRARY_PATH", "FONTCONFIG_PATH"]
    .filter((name) => process.env[name])
    .map((name) => `export ${name}=${quoted(process.env[name])}\n`);
  writeFileSync(file, `#!/bin/sh\n${variables.join("")}exec ${quoted(executable)} "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

/** Where a Chromium may come from, cheapest first; each gives paths that are yet to be tried. */
export const sources = [
  { name: "CHROME_PATH", find: () => (process.env.CHROME_PATH ? [process.env.CHROME_PATH] : []) },
  { name: "yang terpasang", find: installed },
  { name: "milik Playwright", find: () => [chromium.executablePath()] },
  { name: "paket Debian", find: fromDebian },
  { name: "paket npm", find: fromNpm },
];
