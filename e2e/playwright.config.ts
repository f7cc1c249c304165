import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";

const root = path.dirname(import.meta.dirname);
const cache = path.join(root, ".cache");
/** `E2E_PORT` lets two checkouts be tested side by side. */
const port = Number(process.env.E2E_PORT ?? 3210);
const address = (of: number) => `http://127.0.0.1:${of}`;

/**
 * Specs that use servers of their own alone; they wait so much that they run beside the others. One
 * that touches the shared server would change it under the feet of whoever looks at it.
 */
const OWN_SERVERS =
  /\/(attempts|backup|cluster|console|damage|durability|factor|failure|first-signature|honesty|letters|line|local-copy|log|nodes|offline|operation|pictures|probes|proxy|rolling|sessions|setup)\.spec\.ts$/;

/** The specs that share the first server; the others share the second. */
const FIRST_HALF = /\/[a-h][a-z-]*\.spec\.ts$/;

/** `npm test` names the browser; a run by hand takes the one found last. */
function browser(): string | undefined {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  try {
    return JSON.parse(readFileSync(path.join(cache, "browser.json"), "utf8")).path;
  } catch {
    return undefined;
  }
}

/** A fresh folder for the server's data; workers read this file too, but start no server. */
function dataFolder(): string {
  if (process.env.TEST_WORKER_INDEX !== undefined) return "";
  const folder = mkdtempSync(path.join(os.tmpdir(), "sinergi-e2e-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A server with the demo's people and texts, and nothing of the machine's. */
const demoAt = (of: number) => ({
  command: "node dist/server.js demo",
  cwd: root,
  url: `${address(of)}/api/health`,
  timeout: 120_000,
  gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 } as const,
  stdout: "pipe" as const,
  env: {
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: String(of),
    SINERGI_DATA: dataFolder(),
    // A line for every request would bury what the tests say.
    LOG_LEVEL: "warn",
    DATABASE_URL: "",
    REDIS_URL: "",
    PUBLIC_URL: "",
    SMTP_URL: "",
  },
});

export default defineConfig({
  testDir: ".",
  outputDir: path.join(root, "test-results"),
  // Two cores: two workers. What shares a server goes one after the other, in two halves; what has
  // its own comes first, so that no worker is left alone with it.
  workers: 2,
  fullyParallel: false,
  projects: [
    { name: "own", testMatch: OWN_SERVERS, workers: 1 },
    { name: "first", testMatch: FIRST_HALF, testIgnore: OWN_SERVERS, workers: 1 },
    {
      name: "second",
      testIgnore: [OWN_SERVERS, FIRST_HALF],
      workers: 1,
      use: { baseURL: address(port + 1) },
    },
  ],
  // A busy machine is too slow for a person now and then; the specs about the record allow no second try.
  retries: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: path.join(cache, "playwright.json") }]],
  use: {
    baseURL: address(port),
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    screenshot: "only-on-failure",
    trace: "on-first-retry",
    launchOptions: {
      executablePath: browser(),
      // Chromium refuses its sandbox to root.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
  webServer: [demoAt(port), demoAt(port + 1)],
});
