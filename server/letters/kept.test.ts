import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import PostalMime from "postal-mime";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { record } from "#db/record.ts";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { LETTER_KINDS, type LetterForm, letterForm } from "#domain/letters.ts";
import type { Actor } from "#domain/people.ts";
import { readEnv } from "#server/env.ts";
import { letter } from "#server/letter.ts";
import { log } from "#server/log.ts";
import { openSettings } from "#server/settings.ts";
import { addSystemAdmin, ageProof, makeNewsroom, proveFactor, settle } from "#server/testing.ts";
import { folderCarrier, smtpCarrier } from "./carrier.ts";
import { compose } from "./compose.ts";
import { keptLetter, keptLetters, readKeptLetter, waitingLetters } from "./kept.ts";
import { deliverDue } from "./worker.ts";

const ADDRESS = "https://naskah.contoh.test";
const FROM = "Sinergi <sinergi@naskah.contoh.test>";
const open = (data: string, more: Record<string, string> = {}) =>
  openSettings(readEnv({ SINERGI_DATA: data, ...more }), "t".repeat(32), 3000, false);

describe.each(testEngines())("letters without a mail server on %s", (engine) => {
  const database = useTestDatabase(engine);
  let data: string;
  let folder: string;
  let admin: Actor;
  let writer: Actor;
  beforeAll(async () => {
    data = await mkdtemp(path.join(os.tmpdir(), "sinergi-kept-"));
    ({ folder } = open(data).mail);
    admin = await addSystemAdmin(database.db);
    writer = await (await makeNewsroom(database.db)).add("kpu", "Admin KPU", "admin", "writer");
  });
  afterAll(() => rm(data, { recursive: true, force: true }));

  const write = (name: string) =>
    database.db.transaction((tx) =>
      record(tx, { kind: "person.invited", workspaceId: null, actorId: null, detail: {} }, [
        letter(
          "invitation",
          { email: "ana@contoh.test", name, locale: "id" },
          { path: "/undangan/kata-rahasia", place: "KPU Kabupaten Contoh" },
        ),
      ]),
    );
  const deliver = () =>
    deliverDue({
      db: database.db,
      carrier: folderCarrier(folder, FROM),
      address: ADDRESS,
      log: log(),
    });

  test("[E4] each is one file that its owner alone reads, and system admins read them on a page", async () => {
    await write("Ana Wijaya");
    await deliver();
    await write("Budi Santosa");
    await deliver();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const files = await readdir(folder);
    expect(files).toHaveLength(2);
    for (const file of files) {
      expect((await stat(path.join(folder, file))).mode & 0o777).toBe(0o600);
    }
    const list = await keptLetters(admin);
    expect(list).toMatchObject([
      { subject: "Undangan menulis di Sinergi", to: "ana@contoh.test" },
      { subject: "Undangan menulis di Sinergi", to: "ana@contoh.test" },
    ]);
    expect(JSON.stringify(list)).not.toContain("kata-rahasia");
    const { text } = await readKeptLetter(admin, list[0]?.id ?? "", {});
    expect(text).toContain("Yth. Budi Santosa,");
    expect(text).toContain(`${ADDRESS}/undangan/kata-rahasia`);
  });

  test("[E4] nothing outside the folder can be read, and nobody else reads anything", async () => {
    const outside = path.join(data, "sinergi", `${newId()}.eml`);
    await writeFile(outside, "Subject: rahasia\r\n\r\nrahasia");
    const names = ["../secret", `../${path.basename(outside, ".eml")}`, outside, "", newId()];
    for (const id of names) {
      await expect(keptLetter(admin, id)).rejects.toMatchObject({ reason: "not-found" });
      const read = readKeptLetter(admin, id, {});
      await expect(read).rejects.toMatchObject({ reason: "not-found" });
    }
    const [{ id = "" } = {}] = await keptLetters(admin);
    const read = [
      keptLetters(writer),
      keptLetter(writer, id),
      readKeptLetter(writer, id, {}),
      waitingLetters(writer),
    ];
    const { refused } = await settle<unknown>(read);
    expect(refused.map(({ message }) => message)).toEqual(Array(4).fill("forbidden"));
  });

  const readings = async (letterId: string) =>
    (await database.db.select().from(event).where(eq(event.kind, "letter.read"))).filter(
      ({ detail }) => detail.letterId === letterId,
    );

  test("[E4] [M7] what a letter says is read with a young proof alone, and the record keeps who read which", async () => {
    const reader = await addSystemAdmin(database.db);
    await proveFactor(database.db, reader.personId);
    await write("Dian Lestari");
    await deliver();
    const [{ id = "" } = {}] = await keptLetters(reader);
    await ageProof(database.db, reader.personId, 16);
    const stale = readKeptLetter(reader, id, {});
    await expect(stale).rejects.toMatchObject({
      reason: "second-factor-required",
      extra: { need: "fresh" },
    });
    expect(JSON.stringify(await keptLetter(reader, id))).not.toContain("kata-rahasia");
    expect(await readings(id)).toEqual([]);
    await ageProof(database.db, reader.personId, 1);
    expect((await readKeptLetter(reader, id, {})).text).toContain("/undangan/kata-rahasia");
    const events = await readings(id);
    expect(events).toMatchObject([
      { actorId: reader.personId, workspaceId: null, detail: { letterId: id } },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/contoh\.test|rahasia/);
  });

  test("[E4] [N4] nobody reads the link to their own account there", async () => {
    for (const kind of ["forgotten", "new-link"] as const) {
      const addressee = {
        email: `${admin.personId}@contoh.test`,
        name: "Ana",
        locale: "id",
      } as const;
      await database.db.transaction((tx) =>
        record(tx, { kind: "password.forgotten", workspaceId: null, actorId: null, detail: {} }, [
          letter(kind, addressee, { path: "/undangan/kata-rahasia" }),
        ]),
      );
      await deliver();
      const [{ id = "" } = {}] = await keptLetters(admin);
      const own = await readKeptLetter(admin, id, {});
      expect(own, kind).toMatchObject({ withheld: true });
      expect(own.text).toContain("Yth. Ana,");
      expect(own.text).not.toMatch(/undangan|rahasia/);
      const theirs = await readKeptLetter(await addSystemAdmin(database.db), id, {});
      expect(theirs).toMatchObject({ withheld: false });
      expect(theirs.text).toContain(`${ADDRESS}/undangan/kata-rahasia`);
    }
  });

  test("[E4] where a mail server is set the page shows what waits and why, never what it says", async () => {
    open(data, { SMTP_URL: "smtp://127.0.0.1:1" });
    await write("Citra Dewi");
    const carrier = smtpCarrier("smtp://127.0.0.1:1", FROM);
    await deliverDue({ db: database.db, carrier, address: ADDRESS, log: log() });
    const waiting = await waitingLetters(admin);
    expect(waiting).toMatchObject([
      { kind: "person.invited", attempts: 1, failure: "ECONNREFUSED", isGivenUp: false },
    ]);
    expect(JSON.stringify(waiting)).not.toMatch(/Citra|contoh\.test|rahasia/);
    expect(await keptLetters(admin)).toEqual([]);
    const [{ id = "" } = {}] = waiting;
    await expect(keptLetter(admin, id)).rejects.toMatchObject({ reason: "not-found" });
    await expect(readKeptLetter(admin, id, {})).rejects.toMatchObject({ reason: "not-found" });
    open(data);
  });
});

describe("what letters say", () => {
  const form = (more: Partial<LetterForm>): LetterForm =>
    letterForm.parse({
      kind: "invitation",
      to: "ana@contoh.test",
      name: "Ana",
      locale: "id",
      params: { path: "/undangan/x", place: "KPU" },
      ...more,
    });

  test("[E5] everybody is written to in their own language", () => {
    const inIndonesian = compose(form({}), ADDRESS);
    const inEnglish = compose(form({ locale: "en" }), ADDRESS);
    expect(inIndonesian.text).toContain("Yth. Ana,");
    expect(inEnglish.text).toContain("Dear Ana,");
    for (const { text, html } of [inIndonesian, inEnglish]) {
      expect(text).toContain(`${ADDRESS}/undangan/x`);
      expect(html).toContain(`<a href="${ADDRESS}/undangan/x">`);
    }
    expect(compose(form({ name: "" }), ADDRESS).text).toMatch(/^Dengan hormat,/);
    const count = { from: "Budi", count: 1 };
    const handed = compose(form({ kind: "handed-over", locale: "en", params: count }), ADDRESS);
    expect(handed.subject).toBe("1 text was handed over to you");
  });

  test.each(LETTER_KINDS)(
    "[E5] %s has its words in both languages, and a link where it leads somewhere",
    (kind) => {
      const params = { path: "/undangan/x", place: "KPU", from: "Budi", count: 2 };
      const leads = !/asked|changed|factor/.test(kind);
      const [inIndonesian, inEnglish] = (["id", "en"] as const).map((locale) =>
        compose(form({ kind, locale, params: leads ? params : {} }), ADDRESS),
      );
      for (const { subject, text, html } of [inIndonesian, inEnglish].filter((one) => !!one)) {
        expect(subject).not.toMatch(/letters\.|[{}]/);
        expect(text).not.toMatch(/letters\.|[{}]/);
        expect(html.includes("<a href=")).toBe(leads);
      }
      expect(inIndonesian?.text).not.toBe(inEnglish?.text);
    },
  );

  test("[E4] the same letter is the same file, and after thirty days it is gone", async () => {
    const data = await mkdtemp(path.join(os.tmpdir(), "sinergi-twice-"));
    const mail = { ...compose(form({}), ADDRESS), writtenAt: new Date() };
    const daysAgo = (days: number) => v7({ msecs: Date.now() - days * 86_400_000 });
    const [old, young] = [daysAgo(31), daysAgo(29)];
    await writeFile(path.join(data, `${old}.eml`), "lama");
    await writeFile(path.join(data, "catatan.txt"), "bukan surat");
    for (const id of [young, young]) await folderCarrier(data, FROM).carry({ ...mail, id });
    expect((await readdir(data)).sort()).toEqual([`${young}.eml`, "catatan.txt"].sort());
    await rm(data, { recursive: true });
  });

  test("[E5] no name becomes markup, a header or another reader", async () => {
    const data = await mkdtemp(path.join(os.tmpdir(), "sinergi-odd-"));
    const name = '<img src=x onerror=alert(1)>, Budi <budi@jahat.test>\r\nBcc: semua@jahat.test "';
    const id = newId();
    const mail = compose(form({ name, params: { path: "/undangan/x", place: name } }), ADDRESS);
    await folderCarrier(data, FROM).carry({ ...mail, id, writtenAt: new Date() });
    const parsed = await PostalMime.parse(await readFile(path.join(data, `${id}.eml`)));
    expect(parsed.to).toHaveLength(1);
    expect(parsed.to?.[0]?.address).toBe("ana@contoh.test");
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.html).not.toContain("<img");
    expect(parsed.headers.map(({ key }) => key)).not.toContain("bcc");
    await rm(data, { recursive: true });
  });
});
