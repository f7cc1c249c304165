import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "#db/client.ts";
import { record } from "#db/record.ts";
import { outbox } from "#db/schema/record.ts";
import { letter } from "#server/letter.ts";
import { log } from "#server/log.ts";
import { smtpCarrier } from "./carrier.ts";
import { type MailServer, startMailServer } from "./testing-mail-server.ts";
import { deliverDue } from "./worker.ts";

const FROM = "sinergi@naskah.contoh.test";

/** A process of its own that delivers what is in a folder's outbox by a mail server. */
const POSTMAN = `
import { openDatabase } from "#db/client.ts";
import { log } from "#server/log.ts";
import { readEnv } from "#server/env.ts";
import { openSettings } from "#server/settings.ts";
import { smtpCarrier } from "#server/letters/carrier.ts";
import { deliverDue } from "#server/letters/worker.ts";
const [folder, url] = process.argv.slice(1);
openSettings(readEnv({}), "t".repeat(32), 3000, false);
const { db } = await openDatabase({ folder });
await deliverDue({ db, carrier: smtpCarrier(url, "${FROM}"), address: "http://x.test", log: log() });
`;

let folder: string;
let server: MailServer;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "sinergi-letters-"));
  server = await startMailServer();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test("[E3] after kill -9 between sending and noting, the letter is sent once more with the same Message-ID", {
  timeout: 90_000,
}, async () => {
  const data = path.join(folder, "database");
  const first = await openDatabase({ folder: data });
  await first.db.transaction((tx) =>
    record(tx, { kind: "password.forgotten", workspaceId: null, actorId: null, detail: {} }, [
      letter("password-changed", { email: "ana@contoh.test", name: "Ana", locale: "id" }, {}),
    ]),
  );
  await first.close();

  server.answers.data = () => new Promise(() => {});
  const args = ["--import", "tsx", "--input-type=module", "-e", POSTMAN, data, server.url];
  const postman = spawn(process.execPath, args, { stdio: "inherit" });
  const ended = once(postman, "exit");
  await Promise.race([server.came(1), ended]);
  postman.kill("SIGKILL");
  await ended;
  expect(server.mails).toHaveLength(1);

  server.answers.data = () => undefined;
  const { db, close } = await openDatabase({ folder: data });
  const carrier = smtpCarrier(server.url, FROM);
  const delivery = { db, carrier, address: "http://x.test", log: log() };
  // Whoever had taken it could still be alive: it is left to them for two minutes.
  expect(await deliverDue(delivery)).toBe(0);
  await db.update(outbox).set({ nextAt: sql`now()` });
  expect(await deliverDue(delivery)).toBe(1);
  await db.update(outbox).set({ nextAt: sql`now()` });
  expect(await deliverDue(delivery)).toBe(0);
  const [row] = await db.select().from(outbox);
  expect(row).toMatchObject({ attempts: 2, sealed: null, doneAt: expect.any(Date) });
  const ids = server.mails.map((mail) => mail.match(/Message-ID: (\S+)/)?.[1]);
  expect(ids).toEqual([`<${row?.id}@naskah.contoh.test>`, `<${row?.id}@naskah.contoh.test>`]);
  await close();
});
