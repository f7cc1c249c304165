import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

const folder = path.join(process.cwd(), "deploy");
const read = (name: string) => readFileSync(path.join(folder, name), "utf8");
const units = ["sinergi.service", "sinergi-backup.service", "sinergi-backup.timer"];

/** Settings of a unit by name, in the order in which they stand there. */
function settingsOf(unit: string): Map<string, string[]> {
  const settings = new Map<string, string[]>();
  for (const line of read(unit).split("\n")) {
    if (/^\s*(#|;|\[|$)/.test(line)) continue;
    const [, name = "", value = ""] = line.match(/^([A-Za-z]+)=(.*)$/) ?? [];
    expect(name, line).not.toBe("");
    settings.set(name, [...(settings.get(name) ?? []), value]);
  }
  return settings;
}

const hasSystemd = spawnSync("systemd-analyze", ["--version"]).error === undefined;

test.each(hasSystemd ? units : [])("[O13] systemd finds nothing wrong with %s", (unit) => {
  const said = execFileSync("systemd-analyze", ["verify", path.join(folder, unit)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  expect(said).toBe("");
});

test("[O13] the unit gives a stop its time, a crash its restart and the process nothing more", () => {
  const unit = settingsOf("sinergi.service");
  expect(Number(unit.get("TimeoutStopSec")?.[0])).toBeGreaterThan(10);
  expect(unit.get("Restart")).toEqual(["on-failure"]);
  expect(unit.get("StateDirectoryMode")).toEqual(["0700"]);
  expect(unit.get("CapabilityBoundingSet")).toEqual([""]);
  for (const name of ["NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices"]) {
    expect(unit.get(name), name).toEqual(["yes"]);
  }
  // Code is compiled while it runs: with this one set Node does not start.
  expect(unit.has("MemoryDenyWriteExecute")).toBe(false);
});

test("[O13] what units, image and compose file start and set is there", () => {
  const scripts = JSON.parse(readFileSync("package.json", "utf8")).scripts;
  expect(settingsOf("sinergi-backup.service").get("ExecStart")?.[0]).toContain(
    scripts.backup.replace("node ", ""),
  );
  for (const name of ["sinergi.service", "Dockerfile"]) {
    expect(read(name)).toMatch(/dist\/server\.js/);
  }
  const set = ["sinergi.service", "Dockerfile", "compose.yaml"].flatMap((name) => [
    ...read(name).matchAll(/(?<![{\w])(NODE_ENV|HOST|PORT|SINERGI_[A-Z_]+)[=:] ?"?([^\s"]+)/g),
  ]);
  const filled = (value: string) => value.replace(/^\$\{.*\}$/, "isian".repeat(8));
  const env = Object.fromEntries(set.map(([, name = "", value = ""]) => [name, filled(value)]));
  const names = ["HOST", "NODE_ENV", "PORT", "SINERGI_DATA", "SINERGI_SECRET"];
  expect(Object.keys(env).sort()).toEqual(names);
  expect(() => readEnv(env)).not.toThrow();
});
