import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { DEFAULT_LIMITS } from "#domain/limits.ts";
import { offerPictures, PictureKeeper } from "./media/keeper.ts";
import type { Encoded, Wish } from "./media/picture-thread.ts";
import { memoryStore } from "./media/testing-store.ts";
import { publicPicture } from "./public-picture.ts";
import { getPicture, uploadPicture } from "./release-picture.ts";
import { publishRelease } from "./releases/publish.ts";
import { signRelease } from "./releases/sign.ts";
import { submitRelease } from "./releases/submit.ts";
import { writeAs } from "./releases/write-as.ts";
import { pictureAnswer } from "./served-picture.ts";
import { makeNewsroom, type Newsroom, startRelease } from "./testing.ts";

const gone = { reason: "not-found", status: 404 };
const wide = { width: 2000, height: 1000 };
const fresh = () => new TextEncoder().encode(newId());
const offer = (encode: (wish: Wish) => Promise<Encoded>) =>
  offerPictures(new PictureKeeper({ store: memoryStore(), encode, limits: DEFAULT_LIMITS }));

describe.each(testEngines())("sizes of pictures on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  const shows = (sha256: string, more: Record<string, unknown> = {}) => ({
    type: "image",
    attrs: { sha256, ...wide, alt: "Kotak suara", credit: "Humas KPU", ...more },
  });

  test("[K171] [K172] a picture is given in the widths that there are and in the cut of its text, in no other one", async () => {
    const asked: unknown[] = [];
    offer(async ({ bytes, size: as }) => {
      if (as) asked.push(as);
      return { bytes: as ? fresh() : bytes, type: "image/png", ...wide };
    });
    const id = await startRelease(room.kpuWriter, { title: "Gudang lebar" });
    const first = await uploadPicture(room.kpuWriter, id, fresh());
    const second = await uploadPicture(room.kpuWriter, id, fresh());
    const small = { sha256: first.sha256, size: "480" };
    const made = await getPicture(room.kpuEditor, id, small);
    expect(made.tag).toBe(`${first.sha256}-480`);
    expect((await getPicture(room.kominfoEditor, id, small)).bytes).toEqual(made.bytes);
    expect(asked).toEqual([{ kind: "width", width: 480 }]);
    for (const none of ["", "0", "481", "2000", "480 ", "../480", "kartu-50-50", "constructor"]) {
      const other = getPicture(room.kpuEditor, id, { ...small, size: none });
      await expect(other, none).rejects.toMatchObject(gone);
    }
    const content = [
      { type: "paragraph", content: [{ type: "text", text: "Dibuka hari ini." }] },
      shows(first.sha256, { focus: "80-20" }),
      shows(second.sha256),
    ];
    await writeAs(database.db, room.kpuWriter, id, { body: { type: "doc", content } });
    const { version } = await submitRelease(room.kpuWriter, id);
    const seen = { versionId: version.id, sha256: version.sha256 };
    await signRelease(room.kpuEditor, id, seen);
    await signRelease(room.kominfoEditor, id, seen);
    await publishRelease(room.kpuEditor, id, {});
    const publicly = (sha256: string, size: string) =>
      publicPicture(room.slug, "gudang-lebar", { sha256, size });
    const card = await publicly(first.sha256, "kartu-80-20");
    expect(card.tag).toBe(`${first.sha256}-kartu-80-20`);
    expect(asked.at(-1)).toEqual({ kind: "card", focus: { x: 80, y: 20 } });
    expect((await publicly(second.sha256, "960")).tag).toBe(`${second.sha256}-960`);
    for (const [sha256, none] of [
      [first.sha256, "kartu-50-50"],
      [first.sha256, "kartu-80-21"],
      [first.sha256, "481"],
      [second.sha256, "kartu-80-20"],
      [second.sha256, "kartu-50-50"],
    ] as const) {
      await expect(publicly(sha256, none), none).rejects.toMatchObject(gone);
    }
    expect(asked).toHaveLength(3);
  });

  test("[K172] one that is narrower comes as it is, and while others are made the whole one stands in", async () => {
    const id = await startRelease(room.kpuWriter);
    offer(async ({ bytes }) => ({ bytes, type: "image/png", width: 400, height: 300 }));
    const narrow = await uploadPicture(room.kpuWriter, id, fresh());
    const given = await getPicture(room.kpuEditor, id, { sha256: narrow.sha256, size: "480" });
    expect(given).toMatchObject({ tag: narrow.sha256, standsIn: false });
    offer(async ({ bytes, size: as }) =>
      as ? { fault: "broken" } : { bytes, type: "image/png", ...wide },
    );
    const large = await uploadPicture(room.kpuWriter, id, fresh());
    const whole = await getPicture(room.kpuEditor, id, { sha256: large.sha256, size: "480" });
    expect(whole).toMatchObject({ tag: large.sha256, standsIn: true });
    const asked = new Request("http://127.0.0.1/gambar");
    const kept = (keeping: "asks" | "for-good") =>
      pictureAnswer(asked, whole, keeping).headers.get("cache-control");
    expect(kept("for-good")).toBe("public, no-cache");
    expect(kept("asks")).toBe("private, no-cache");
  });
});
