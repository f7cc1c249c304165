import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { findBreak } from "#db/record.ts";
import {
  agency,
  agreement,
  invitation,
  membership,
  person,
  userSession,
  workspace,
} from "#db/schema/people.ts";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { acceptInvitation } from "./accounts/accept-invitation.ts";
import { inviteFirstAdmin, isOpenInvitation } from "./accounts/first-admin.ts";
import { actorOfSession } from "./actor.ts";
import { readEnv } from "./env.ts";
import { openSettings } from "./settings.ts";
import { addWorkspace, setUp } from "./setup.ts";
import { makeNewsroom, proveFactor, settle } from "./testing.ts";

const house = {
  city: "Ketiga",
  site: "",
  dateline: "{KOTA}, {tanggal} –",
  closing: "",
  endMark: "***",
  numberPattern: "",
};
const agencyWish = (slug: string) => ({
  ...house,
  slug,
  name: `Instansi ${slug}`,
  shortName: slug.toUpperCase(),
  colour: "toska",
});
const personWish = (agency: string, email: string) => ({
  agency,
  email,
  name: `Redaktur ${agency}`,
  title: "Kasubbag",
  roles: ["editor"],
});
const workspaceWish = (slug: string, more: object = {}) => ({
  name: "Kabupaten Ketiga",
  slug,
  timeZone: "WITA",
  agencies: { kpu: agencyWish("kpu"), kominfo: agencyWish("kominfo") },
  agreement: {
    title: "Kerja sama",
    number: "",
    signedOn: "2026-01-12",
    place: "",
    validUntil: "",
    signatories: {
      kpu: { name: "Ketua", position: "Ketua KPU" },
      kominfo: { name: "", position: "" },
    },
  },
  people: [personWish("kpu", `a@${slug}.test`), personWish("kominfo", `B@${slug}.test`)],
  ...more,
});
const account = {
  name: "Admin Pertama",
  email: "Admin@Pertama.test",
  password: "tujuh gajah naik perahu",
};
const tokenOf = (path: string | null) => path?.split("/").at(-1) ?? "";

describe.each(testEngines())("setting up on %s", (engine) => {
  const database = useTestDatabase(engine);
  const open = (demo: boolean) => openSettings(readEnv({}), "x".repeat(32), 3000, demo);
  beforeEach(() => {
    open(false);
  });
  const count = async () => {
    const tables = [person, workspace, agency, agreement, membership, invitation, event];
    return Promise.all(tables.map((table) => database.db.$count(table)));
  };

  test("[D3] whatever is refused, nothing is stored, and the link still works", async () => {
    await makeNewsroom(database.db);
    await database.db.update(workspace).set({ slug: "kesatu" });
    await database.db.insert(person).values({
      id: "018f0000-0000-7000-8000-00000000000a",
      email: "b@ketiga.test",
      name: "Sudah Ada",
    });
    const token = tokenOf(await inviteFirstAdmin(database.db));
    const before = await count();
    const wish = (more: object) => ({ token, account, workspace: workspaceWish("ketiga", more) });
    const refused: [unknown, string, string][] = [
      [wish({ slug: "kesatu" }), "taken", "workspace.slug"],
      [wish({}), "taken", "workspace.people.1.email"],
      [wish({ slug: "baru" }), "invalid-input", "workspace.slug"],
      [wish({ name: "  " }), "invalid-input", "workspace.name"],
      [
        wish({ people: [personWish("kpu", "admin@pertama.test")] }),
        "invalid-input",
        "workspace.people.0.email",
      ],
      [
        { ...wish({}), account: { ...account, password: "pendek" } },
        "invalid-input",
        "account.password",
      ],
    ];
    for (const [input, reason, path] of refused) {
      await expect(setUp(input)).rejects.toMatchObject({
        reason,
        extra: { errors: [{ path }] },
      });
    }
    expect(await count()).toEqual(before);
    expect(await isOpenInvitation(token)).toBe(true);
    await database.db.delete(person).where(eq(person.email, "b@ketiga.test"));
  });

  test("[S5] of several set-ups with one link exactly one takes place, whole", async () => {
    const old = tokenOf(await inviteFirstAdmin(database.db));
    const token = tokenOf(await inviteFirstAdmin(database.db));
    expect(await isOpenInvitation(old)).toBe(false);
    const wish = (key: string, slug: string) =>
      setUp({ token: key, account, workspace: workspaceWish(slug) });
    await expect(wish(old, "ketiga")).rejects.toMatchObject({ reason: "not-found" });
    const { done, refused } = await settle(
      ["ketiga", "keempat", "kelima"].map((s) => wish(token, s)),
    );
    expect(refused.map((error) => error.message)).toEqual(["not-found", "not-found"]);
    const [answer] = done;
    expect(answer?.links.map(({ email }) => email)).toEqual([
      `a@${answer?.workspace}.test`,
      `b@${answer?.workspace}.test`,
    ]);
    expect(await isOpenInvitation(token)).toBe(false);
    expect(await inviteFirstAdmin(database.db)).toBeNull();
    const rows = await database.db.select().from(workspace);
    expect(rows.map(({ slug }) => slug).sort()).toEqual(["kesatu", answer?.workspace].sort());
    const [made] = rows.filter(({ slug }) => slug === answer?.workspace);
    expect(made).toMatchObject({
      timeZone: "WITA",
      fourEyes: "semua_kontributor",
      secondFactor: true,
    });
    const kinds = await database.db
      .select({ kind: event.kind })
      .from(event)
      .where(eq(event.workspaceId, made?.id ?? ""))
      .orderBy(event.seq);
    expect(kinds.map(({ kind }) => kind)).toEqual([
      "workspace.created",
      "agreement.changed",
      "person.invited",
      "person.invited",
    ]);
    expect(await findBreak(database.db, made?.id ?? "")).toBeNull();
    for (const link of answer?.links ?? []) {
      const password = "delapan badak di rawa";
      await acceptInvitation({ token: tokenOf(link.path), password });
    }
  });

  test("[D4] a system admin adds workspaces later; nobody else does", async () => {
    const [admin] = await database.db.select().from(person).where(eq(person.systemAdmin, true));
    const id = "018f0000-0000-7000-8000-00000000000b";
    const expiresAt = new Date(Date.now() + 3_600_000);
    await database.db.insert(userSession).values({ id, personId: admin?.id ?? "", expiresAt });
    await proveFactor(database.db, admin?.id ?? "");
    const signed = await actorOfSession(database.db, id);
    if (!signed) throw new Error("the admin is not signed in");
    const added = await addWorkspace(signed.actor, workspaceWish("keenam", { agreement: null }));
    expect(added).toMatchObject({ workspace: "keenam", links: [{ agency: "kpu" }, {}] });
    await expect(addWorkspace(signed.actor, workspaceWish("keenam"))).rejects.toMatchObject({
      reason: "taken",
      extra: { errors: [{ path: "slug", message: "taken" }] },
    });
    open(true);
    const inDemo = workspaceWish("peragaan", { agreement: null, people: [] });
    await addWorkspace(signed.actor, inDemo);
    const [shown] = await database.db
      .select()
      .from(workspace)
      .where(eq(workspace.slug, "peragaan"));
    expect(shown?.secondFactor, "a demo asks for none").toBe(false);
    const newsroom = await makeNewsroom(database.db);
    const agencyAdmin = await newsroom.add("kpu", "Admin KPU", "admin");
    const before = await count();
    for (const actor of [agencyAdmin, newsroom.kpuEditor]) {
      await expect(addWorkspace(actor, workspaceWish("ketujuh"))).rejects.toMatchObject({
        reason: "forbidden",
      });
    }
    // Who was one when the request began, and is one no longer.
    await database.db.update(person).set({ systemAdmin: false }).where(eq(person.id, id));
    await database.db
      .update(person)
      .set({ systemAdmin: false })
      .where(eq(person.id, signed.actor.personId));
    await expect(addWorkspace(signed.actor, workspaceWish("ketujuh"))).rejects.toMatchObject({
      reason: "forbidden",
    });
    expect(await count()).toEqual(before);
  });
});
