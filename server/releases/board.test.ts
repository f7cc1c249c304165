import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { database as openDatabase } from "#db/open.ts";
import { edition, release } from "#db/schema/drafts.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { accessTo } from "#domain/access.ts";
import { isMine, taskOf } from "#domain/board.ts";
import { type Actor, membershipIn } from "#domain/people.ts";
import { makeNewsroom, type Newsroom } from "#server/testing.ts";
import { getBoard, getBoardGroup } from "./board.ts";
import { isMineOf, waitsFor } from "./conditions.ts";
import { assemble, type Dossier, EDITION, guardedOf } from "./dossier.ts";
import { listReleases } from "./list.ts";
import { generateReleases, randomFrom } from "./testing-board.ts";
import { concernOf } from "./views.ts";

const SEED = 20_261_124;

describe.each(testEngines())("the board on %s", (engine) => {
  const database = useTestDatabase(engine);
  const random = randomFrom(SEED);
  let room: Newsroom;
  let elsewhere: Newsroom;
  let people: Actor[];
  let dossiers: Dossier[];

  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    elsewhere = await makeNewsroom(database.db, { fourEyes: "pengaju_saja" });
    const { kpuWriter, kpuEditor, kominfoWriter, kominfoEditor } = room;
    people = [kpuWriter, kpuEditor, kominfoWriter, kominfoEditor];
    people.push(await room.add("kpu", "Keduanya", "writer", "editor"));
    await generateReleases(database.db, 400, random, { room, people });
    await generateReleases(database.db, 200, random, {
      room: elsewhere,
      people: [elsewhere.kpuWriter, elsewhere.kpuEditor, elsewhere.kominfoEditor],
    });
    dossiers = await assemble(database.db, await database.db.select(EDITION).from(edition));
  });

  const readers = async () => [
    ...people,
    elsewhere.kpuEditor,
    elsewhere.kominfoWriter,
    await room.add("kpu", "Admin", "admin"),
    await room.add("kpu", "Baru", "editor"),
  ];
  const mayRead = (actor: Actor) => (it: Dossier) => accessTo(actor, guardedOf(it)) !== "none";
  const waits = (actor: Actor) => (it: Dossier) => {
    const member = membershipIn(actor, it.workspace.id);
    if (!member) return false;
    const { personId } = actor;
    return taskOf(concernOf(it), { personId, agencyId: member.agency.id, roles: member.roles });
  };
  const mine = (actor: Actor) => (it: Dossier) => isMine(concernOf(it), actor.personId);
  const idsOf = (list: Dossier[]) => list.map((it) => it.release.id).sort();

  test(`[B1] SQL and the pure rule agree on whose it is and whom it waits for (seed ${SEED})`, async () => {
    const found = async (condition: ReturnType<typeof isMineOf>) => {
      const rows = await openDatabase()
        .select({ id: release.id })
        .from(release)
        .innerJoin(edition, eq(edition.releaseId, release.id))
        .where(condition);
      return rows.map(({ id }) => id).sort();
    };
    for (const actor of await readers()) {
      expect(await found(isMineOf(actor))).toEqual(idsOf(dossiers.filter(mine(actor))));
      const waiting = dossiers
        .filter((it) => membershipIn(actor, it.workspace.id))
        .filter(waits(actor));
      expect(await found(waitsFor(actor))).toEqual(idsOf(waiting));
      expect(await found(and(waitsFor(actor), isMineOf(actor)) as never)).toEqual(
        idsOf(waiting.filter(mine(actor))),
      );
    }
    const tasks = new Set(people.flatMap((actor) => dossiers.map(waits(actor))));
    expect([...tasks].map(String).sort()).toEqual(
      ["null", "publish", "revise", "sign", "write"].concat("false").sort(),
    );
  });

  test("[B3] counts hold exactly what the reader may read, under every filter", async () => {
    for (const actor of await readers()) {
      const visible = dossiers.filter(mayRead(actor));
      const board = await getBoard(actor, {});
      expect(board.totals).toEqual({
        all: visible.length,
        mine: visible.filter(mine(actor)).length,
        waiting: visible.filter(waits(actor)).length,
      });
      for (const { state, count } of board.groups) {
        expect(count).toBe(visible.filter((it) => it.edition.state === state).length);
      }
      const narrow = await getBoard(actor, {
        agency: "kominfo",
        kind: "klarifikasi",
        mine: "true",
      });
      const asked = visible.filter(
        (it) => it.release.kind === "klarifikasi" && it.parties.some((p) => p.slug === "kominfo"),
      );
      expect(narrow.totals.all).toBe(asked.length);
      expect(narrow.totals.waiting).toBe(asked.filter(waits(actor)).length);
      const shown = narrow.groups.reduce((sum, { count }) => sum + count, 0);
      expect(shown).toBe(asked.filter(mine(actor)).length);
      expect((await getBoard(actor, { workspace: "tidak-ada" })).groups).toEqual([]);
    }
  });

  test("[B3] a group pages through exactly its releases, by due date and then newest first", async () => {
    const actor = room.kominfoEditor;
    const { groups } = await getBoard(actor, {});
    for (const { state, count, items: rows, nextCursor } of groups) {
      expect(rows.length).toBe(
        Math.min(count, state === "terbit" || state === "diarsipkan" ? 5 : 25),
      );
      let cursor = nextCursor;
      while (cursor) {
        const page = await getBoardGroup(actor, state, { cursor, limit: 7 });
        rows.push(...page.items);
        cursor = page.nextCursor;
      }
      const wanted = dossiers.filter(mayRead(actor)).filter((it) => it.edition.state === state);
      expect(rows.map(({ id }) => id).sort()).toEqual(idsOf(wanted));
      const key = (row: (typeof rows)[number]) =>
        state === "terbit" || state === "diarsipkan" ? row.updatedAt : (row.dueAt ?? "9999");
      const keys = rows.map(key);
      const sorted = [...keys].sort();
      expect(keys).toEqual(
        state === "terbit" || state === "diarsipkan" ? sorted.reverse() : sorted,
      );
    }
  });

  test("[B3] pages of open work neither repeat nor skip while people type", async () => {
    const actor = room.kpuEditor;
    const wanted = dossiers.filter(mayRead(actor)).filter((it) => it.edition.state === "draf");
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await getBoardGroup(actor, "draf", { limit: 5, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      const touched = wanted[Math.floor(random() * wanted.length)] as Dossier;
      await database.db
        .update(release)
        .set({ updatedAt: new Date(), title: "Diketik" })
        .where(eq(release.id, touched.release.id));
    } while (cursor);
    expect(seen.length).toBe(new Set(seen).size);
    expect(seen.sort()).toEqual(idsOf(wanted));
  });

  test("[B2] filters combine, in the API's list too", async () => {
    const actor = room.kpuEditor;
    const wanted = dossiers
      .filter(mayRead(actor))
      .filter(waits(actor))
      .filter((it) => it.release.kind === "pengumuman")
      .filter((it) => it.parties.some((p) => p.slug === "kominfo"));
    const { items: rows } = await listReleases(actor, {
      waiting: "1",
      kind: "pengumuman",
      agency: "kominfo",
      workspace: room.slug,
      limit: "100",
    });
    expect(rows.map(({ id }) => id).sort()).toEqual(idsOf(wanted));
    expect(rows.every(({ turn }) => turn.who === "me")).toBe(true);
    const bad = { reason: "invalid-input" };
    await expect(getBoard(actor, { waiting: "mungkin" })).rejects.toMatchObject(bad);
    await expect(getBoard(actor, { kind: "puisi" })).rejects.toMatchObject(bad);
    await expect(getBoardGroup(actor, "draf", { cursor: "x" })).rejects.toMatchObject(bad);
    await expect(getBoardGroup(actor, "lain", {})).rejects.toMatchObject({ reason: "not-found" });
  });
});
