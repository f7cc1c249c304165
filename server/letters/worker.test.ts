import { asc, eq, sql } from "drizzle-orm";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { countGivenUp, countOutbox, record } from "#db/record.ts";
import { outbox } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { letter } from "#server/letter.ts";
import { smtpCarrier } from "./carrier.ts";
import { type MailServer, startMailServer } from "./testing-mail-server.ts";
import { type Delivery, deliverDue, startLetters } from "./worker.ts";

const FROM = "Sinergi <sinergi@naskah.contoh.test>";
const ADDRESS = "https://naskah.contoh.test";

describe.each(testEngines())("letters by SMTP on %s", (engine) => {
  const database = useTestDatabase(engine);
  let server: MailServer;
  let logged: string;
  beforeEach(async () => {
    await database.db.delete(outbox);
    server = await startMailServer();
    logged = "";
  });
  afterEach(() => server.stop());

  const delivery = (url = server.url): Delivery => ({
    db: database.db,
    carrier: smtpCarrier(url, FROM),
    address: ADDRESS,
    log: pino(
      {},
      {
        write: (line: string) => {
          logged += line;
        },
      },
    ),
  });
  const write = (to: string, token = "kata-rahasia", until?: string) =>
    database.db.transaction((tx) =>
      record(tx, { kind: "password.forgotten", workspaceId: null, actorId: null, detail: {} }, [
        letter(
          "forgotten",
          { email: to, name: "Ana Wijaya", locale: "id" },
          { path: `/undangan/${token}` },
          until,
        ),
      ]),
    );
  const rows = () => database.db.select().from(outbox).orderBy(asc(outbox.id));
  const dueNow = () => database.db.update(outbox).set({ nextAt: sql`now()` });
  const age = (hours: number) =>
    database.db.update(outbox).set({
      createdAt: sql`now() - make_interval(hours => ${hours}::int)`,
      nextAt: sql`now()`,
    });

  test("[E1] a letter lies sealed until it is told, and then nothing of it stays", async () => {
    await write("ana@contoh.test");
    const [before] = await rows();
    expect(before?.sealed).toBeTruthy();
    expect(JSON.stringify(before)).not.toMatch(/ana@contoh|kata-rahasia/);
    expect(await countOutbox(database.db)).toBe(1);
    expect(await deliverDue(delivery())).toBe(1);
    const [after] = await rows();
    expect(after).toMatchObject({ sealed: null, doneAt: expect.any(Date), givenUpAt: null });
    expect(await countOutbox(database.db)).toBe(0);
    const [mail] = server.mails;
    expect(mail).toContain(`Message-ID: <${before?.id}@naskah.contoh.test>`);
    expect(mail).toContain("To: Ana Wijaya <ana@contoh.test>");
    expect(mail?.replaceAll("=\r\n", "")).toContain(`${ADDRESS}/undangan/kata-rahasia`);
    expect(await deliverDue(delivery())).toBe(0);
  });

  test("[E2] what a mail server refuses for now or for good is tried again, then given up after a day", async () => {
    server.answers.rcpt = (address) =>
      address.startsWith("penuh") ? "452 mailbox full" : "550 no such user";
    await write("penuh@contoh.test");
    await write("tak-ada@contoh.test");
    expect(await deliverDue(delivery())).toBe(2);
    expect(await rows()).toMatchObject([
      { failure: "smtp-452", attempts: 1, doneAt: null, givenUpAt: null },
      { failure: "smtp-550", attempts: 1, doneAt: null, givenUpAt: null },
    ]);
    const pauses = await database.db
      .select({ seconds: sql<number>`extract(epoch from ${outbox.nextAt} - now())::float` })
      .from(outbox);
    for (const { seconds } of pauses) {
      expect(seconds).toBeGreaterThan(40);
      expect(seconds).toBeLessThan(75);
    }
    expect(await deliverDue(delivery())).toBe(0);
    await age(25);
    expect(await deliverDue(delivery())).toBe(2);
    for (const row of await rows()) {
      expect(row).toMatchObject({ sealed: null, doneAt: null, givenUpAt: expect.any(Date) });
    }
    expect(await countGivenUp(database.db)).toBe(2);
    expect(await deliverDue(delivery())).toBe(0);
    expect(logged).toContain("letter given up");
    expect(logged).not.toMatch(/contoh\.test|kata-rahasia|mailbox full/);
  });

  test("[E2] a mail server that is not there, refuses the mail or hangs up keeps the letter", async () => {
    await write("ana@contoh.test");
    await server.stop();
    await deliverDue(delivery());
    expect((await rows())[0]).toMatchObject({ failure: "ECONNREFUSED", attempts: 1 });
    server = await startMailServer();
    server.answers.data = () => "451 try later";
    await dueNow();
    await deliverDue(delivery());
    expect((await rows())[0]).toMatchObject({ failure: "smtp-451", attempts: 2 });
    server.answers.data = async () => {
      await server.stop();
      return undefined;
    };
    await dueNow();
    await deliverDue(delivery());
    expect((await rows())[0]).toMatchObject({ doneAt: null, attempts: 3 });
    server = await startMailServer();
    await dueNow();
    await deliverDue(delivery());
    expect((await rows())[0]).toMatchObject({ doneAt: expect.any(Date), failure: null });
  });

  test("[E2] a link that is over and a letter of another installation are not sent", async () => {
    await write("ana@contoh.test", "lama", new Date(Date.now() - 1000).toISOString());
    await write("budi@contoh.test");
    await database.db
      .update(outbox)
      .set({ sealed: "bukan milik kami" })
      .where(eq(outbox.id, (await rows())[1]?.id ?? ""));
    await deliverDue(delivery());
    expect(server.mails).toEqual([]);
    expect((await rows()).map(({ failure, sealed }) => [failure, sealed])).toEqual([
      ["expired", null],
      ["unreadable", null],
    ]);
  });

  test("[E3] several that deliver at once send each letter once", async () => {
    for (let n = 0; n < 12; n++) await write(`orang${n}@contoh.test`);
    const tried = await Promise.all([1, 2, 3].map(() => deliverDue(delivery())));
    expect(tried.reduce((sum, count) => sum + count)).toBe(12);
    expect(server.mails).toHaveLength(12);
    expect(new Set(server.mails.map((mail) => mail.match(/Message-ID: (\S+)/)?.[1])).size).toBe(12);
  });

  test("[E1] it is woken after a commit, and a stop ends it", async () => {
    const running = startLetters(delivery());
    await write("ana@contoh.test");
    running.wake();
    await server.came(1);
    await running.stop();
    expect(await countOutbox(database.db)).toBe(0);
    await write("budi@contoh.test");
    running.wake();
    expect(await countOutbox(database.db)).toBe(1);
  });
});
