import { mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { inMemory } from "./embedded.ts";
import { type LiveDumps, offerLiveDumps, takeLiveDump } from "./live.ts";

vi.setConfig({ testTimeout: 120_000 });

// The socket is a file; where there are none nothing is offered.
describe.runIf(process.platform !== "win32")("a dump of the database in use", () => {
  const database = useTestDatabase("pglite");
  const log = pino({ level: "silent" });
  let folder: string;
  let dumps: LiveDumps | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "sinergi-live-"));
    await mkdir(path.join(folder, "database"));
  });
  afterEach(async () => {
    await dumps?.close();
    await rm(folder, { recursive: true });
  });

  test("[O6] is given to the folder's owner alone, also after a kill left its socket behind", async () => {
    const socket = path.join(folder, "backup.sock");
    await writeFile(socket, "");
    expect(await takeLiveDump(folder)).toBeNull();
    dumps = await offerLiveDumps(folder, database, log);
    expect((await stat(socket)).mode & 0o777).toBe(0o600);
    const [one, two] = await Promise.all([takeLiveDump(folder), takeLiveDump(folder)]);
    expect(one?.size).toBeGreaterThan(1_000_000);
    expect(two?.size).toBeGreaterThan(1_000_000);
    await inMemory(one as Blob, async ({ db }) => {
      expect(await db.execute("select count(*)::int as n from release")).toMatchObject({
        rows: [{ n: 0 }],
      });
    });
    await dumps.close();
    dumps = undefined;
    expect(await takeLiveDump(folder)).toBeNull();
    await expect(readFile(socket)).rejects.toThrow();
  });

  test("is refused, naming the process, when it would hold people up", async () => {
    const large = path.join(folder, "database", "besar");
    await writeFile(large, "");
    await truncate(large, 301_000_000);
    dumps = await offerLiveDumps(folder, database, log);
    await expect(takeLiveDump(folder)).rejects.toThrow(`(pid ${process.pid})`);
  });
});
