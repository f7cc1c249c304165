import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { media } from "#db/schema/media.ts";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { DEFAULT_LIMITS } from "#domain/limits.ts";
import type { Actor } from "#domain/people.ts";
import { offerPictures, PictureKeeper } from "./media/keeper.ts";
import type { Encoded } from "./media/picture-thread.ts";
import { memoryStore } from "./media/testing-store.ts";
import { publicPicture } from "./public-picture.ts";
import { admitPicture, getPicture, uploadPicture } from "./release-picture.ts";
import { publishRelease } from "./releases/publish.ts";
import { returnRelease } from "./releases/reopen.ts";
import { signRelease } from "./releases/sign.ts";
import { submitRelease } from "./releases/submit.ts";
import { getVersion } from "./releases/versions.ts";
import { writeAs } from "./releases/write-as.ts";
import { makeNewsroom, type Newsroom, settle, startRelease, typeBody } from "./testing.ts";

const gone = { reason: "not-found", status: 404 };
const size = { width: 40, height: 30 };
/** As many different pictures as are wanted; how one is written anew is tested elsewhere. */
const fresh = () => new TextEncoder().encode(newId());
const encode = async ({ bytes }: { bytes: Uint8Array<ArrayBuffer> }): Promise<Encoded> => ({
  bytes,
  type: "image/png",
  ...size,
});
const keeper = (limits: Partial<typeof DEFAULT_LIMITS> = {}) =>
  new PictureKeeper({ store: memoryStore(), encode, limits: { ...DEFAULT_LIMITS, ...limits } });

describe.each(testEngines())("pictures of a release on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let elsewhere: Newsroom;
  let admin: Actor;
  beforeAll(async () => {
    offerPictures(keeper());
    room = await makeNewsroom(database.db);
    elsewhere = await makeNewsroom(database.db);
    admin = await room.add("kpu", "Admin", "admin");
  });

  const shows = (sha256: string, more: Record<string, unknown> = {}) => ({
    type: "image",
    attrs: { sha256, ...size, alt: "Kotak suara", credit: "Humas KPU", ...more },
  });
  const withPictures = async (id: string, ...pictures: ReturnType<typeof shows>[]) => {
    const words = { type: "paragraph", content: [{ type: "text", text: "Dibuka hari ini." }] };
    const body = { type: "doc", content: [words, ...pictures] };
    await writeAs(database.db, room.kpuWriter, id, { body });
  };
  const eventsOf = (id: string) =>
    database.db.select().from(event).where(eq(event.releaseId, id)).orderBy(event.seq);

  test("[K151] who may write the text now adds a picture, once, and the record has it", async () => {
    const id = await startRelease(room.kpuWriter);
    const bytes = fresh();
    const picture = await uploadPicture(room.kpuWriter, id, bytes);
    expect(picture.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(picture).toMatchObject({ type: "image/png", ...size, size: bytes.length });
    expect(await uploadPicture(room.kominfoEditor, id, bytes)).toEqual(picture);
    const rows = await database.db.select().from(media).where(eq(media.releaseId, id));
    expect(rows).toMatchObject([{ ...picture, uploadedBy: room.kpuWriter.personId }]);
    const added = (await eventsOf(id)).filter(({ kind }) => kind === "release.picture_added");
    expect(added).toMatchObject([{ actorId: room.kpuWriter.personId, detail: picture }]);
  });

  test("[K151] nobody else does, also when their rights end while it is on its way", async () => {
    const id = await startRelease(room.kpuWriter);
    for (const actor of [elsewhere.kpuEditor, admin]) {
      await expect(admitPicture(actor, id)).rejects.toMatchObject(gone);
      await expect(uploadPicture(actor, id, fresh())).rejects.toMatchObject(gone);
    }
    for (const none of ["bukan-id", newId()]) {
      await expect(admitPicture(room.kpuWriter, none)).rejects.toMatchObject(gone);
    }
    await typeBody(database.db, id, room.kpuWriter, "Dibuka hari ini.");
    await admitPicture(room.kpuWriter, id);
    await submitRelease(room.kpuWriter, id);
    const late = { reason: "wrong-state", status: 409 };
    await expect(uploadPicture(room.kpuWriter, id, fresh())).rejects.toMatchObject(late);
    await expect(admitPicture(room.kpuWriter, id)).rejects.toMatchObject(late);
    expect(await database.db.$count(media, eq(media.releaseId, id))).toBe(0);
  });

  test("[K154] a hash opens the picture to those who may read its release, and to nobody else", async () => {
    const shared = await startRelease(room.kpuWriter);
    const own = await startRelease(room.kpuWriter, { joint: false });
    const foreign = await startRelease(elsewhere.kpuWriter);
    const { sha256 } = await uploadPicture(room.kpuWriter, own, fresh());
    const seen = (actor: Actor, id: string, asked: string, width: string | null = null) =>
      getPicture(actor, id, { sha256: asked, size: width });
    expect(await seen(room.kpuEditor, own, sha256)).toMatchObject({ tag: sha256, standsIn: false });
    for (const [actor, id] of [
      [room.kominfoEditor, own],
      [room.kominfoEditor, shared],
      [room.kpuWriter, shared],
      [elsewhere.kpuEditor, foreign],
      [admin, own],
    ] as const) {
      for (const width of [null, "480"]) {
        await expect(seen(actor, id, sha256, width)).rejects.toMatchObject(gone);
      }
    }
    for (const none of ["", "x", sha256.toUpperCase(), `${sha256}0`, "../../database"]) {
      await expect(seen(room.kpuEditor, own, none)).rejects.toMatchObject(gone);
    }
  });

  test("[K156] a text is not submitted while a picture lacks its words or its bytes", async () => {
    const id = await startRelease(room.kpuWriter);
    const { sha256 } = await uploadPicture(room.kpuWriter, id, fresh());
    const strange = await uploadPicture(
      elsewhere.kpuWriter,
      await startRelease(elsewhere.kpuWriter),
      fresh(),
    );
    await withPictures(
      id,
      shows(sha256, { alt: null }),
      shows(sha256, { credit: " " }),
      shows(strange.sha256),
      shows(sha256, { width: 41 }),
      shows(sha256),
    );
    const gap = (picture: number, fault: string) => ({ kind: "picture", picture, fault });
    await expect(submitRelease(room.kpuWriter, id)).rejects.toMatchObject({
      reason: "incomplete",
      extra: {
        gaps: [gap(1, "alt"), gap(2, "credit"), gap(3, "missing"), gap(4, "missing")],
      },
    });
    await withPictures(id, shows(sha256));
    const { version } = await submitRelease(room.kpuWriter, id);
    const { canonical } = await getVersion(room.kpuEditor, id, "1");
    expect(canonical).toContain(`"sha256":"${sha256}"`);
    expect(version.sha256).toBe(createHash("sha256").update(canonical).digest("hex"));
  });

  test("[K161] the public sees the pictures of the text that is out, and no other one of it", async () => {
    const id = await startRelease(room.kpuWriter, { title: "Gudang dibuka" });
    const out = await uploadPicture(room.kpuWriter, id, fresh());
    const unused = await uploadPicture(room.kpuWriter, id, fresh());
    await withPictures(id, shows(out.sha256));
    const publicly = (sha256: string, size: string | null = null) =>
      publicPicture(room.slug, "gudang-dibuka", { sha256, size });
    await expect(publicly(out.sha256)).rejects.toMatchObject(gone);
    const { version } = await submitRelease(room.kpuWriter, id);
    const seen = { versionId: version.id, sha256: version.sha256 };
    await signRelease(room.kpuEditor, id, seen);
    await signRelease(room.kominfoEditor, id, seen);
    await expect(publicly(out.sha256)).rejects.toMatchObject(gone);
    await publishRelease(room.kpuEditor, id, {});
    expect(await publicly(out.sha256)).toMatchObject({ tag: out.sha256, type: "image/png" });
    for (const none of [unused.sha256, "0".repeat(64), ""]) {
      await expect(publicly(none)).rejects.toMatchObject(gone);
    }
    await database.db.execute(sql`update release set public_status = 'dicabut' where id = ${id}`);
    await expect(publicly(out.sha256)).rejects.toMatchObject(gone);
  });

  test("[K161] what a release may show is never changed nor removed, also by hand", async () => {
    const id = await startRelease(room.kpuWriter);
    await uploadPicture(room.kpuWriter, id, fresh());
    for (const change of [
      sql`delete from media where release_id = ${id}`,
      sql`update media set width = 1 where release_id = ${id}`,
      sql`truncate media`,
    ]) {
      await expect(database.db.execute(change)).rejects.toThrow();
    }
    expect(await database.db.$count(media, eq(media.releaseId, id))).toBe(1);
  });

  test("[K151] a text that was given back takes pictures again", async () => {
    const id = await startRelease(room.kpuWriter);
    await typeBody(database.db, id, room.kpuWriter, "Dibuka hari ini.");
    await submitRelease(room.kpuWriter, id);
    await returnRelease(room.kominfoEditor, id, { reason: "tambahkan gambar" });
    expect(await uploadPicture(room.kpuWriter, id, fresh())).toMatchObject(size);
  });

  test("[K165] a release keeps so many pictures, also when they come at once", async () => {
    offerPictures(keeper({ picturesPerRelease: 3 }));
    const id = await startRelease(room.kpuWriter);
    const all = Array.from({ length: 6 }, () => uploadPicture(room.kpuWriter, id, fresh()));
    const { done, refused } = await settle(all);
    expect(done).toHaveLength(3);
    expect(refused.map((error) => error.message)).toEqual(
      Array(3).fill("release-full-of-pictures"),
    );
    offerPictures(keeper());
  });

  test("[K153] what is not kept is refused by its reason, and the release shows nothing", async () => {
    const id = await startRelease(room.kpuWriter);
    const refusedFor = async (encoded: Encoded, limits: Partial<typeof DEFAULT_LIMITS> = {}) => {
      const all = { ...DEFAULT_LIMITS, ...limits };
      offerPictures(
        new PictureKeeper({ store: memoryStore(), encode: async () => encoded, limits: all }),
      );
      const sent = uploadPicture(room.kpuWriter, id, fresh());
      return sent.catch(({ reason, words, extra }) => [reason, words, extra.fault]);
    };
    expect(await refusedFor({ fault: "kind" })).toEqual([
      "picture-refused",
      "picture-refused",
      "kind",
    ]);
    expect(await refusedFor({ fault: "pixels" })).toEqual([
      "picture-refused",
      "picture-pixels",
      "pixels",
    ]);
    expect(await refusedFor({ fault: "broken" })).toEqual([
      "picture-refused",
      "picture-broken",
      "broken",
    ]);
    const whole: Encoded = { bytes: fresh(), type: "image/png", ...size };
    expect(await refusedFor(whole, { pictureBytes: 3 })).toEqual([
      "too-large",
      "picture-large",
      undefined,
    ]);
    offerPictures(keeper({ picturesPerMinute: 1 }));
    await admitPicture(room.kpuWriter, id);
    await expect(admitPicture(room.kpuWriter, id)).rejects.toMatchObject({
      reason: "too-many-pictures",
    });
    expect(await database.db.$count(media, eq(media.releaseId, id))).toBe(0);
    offerPictures(keeper());
  });
});
