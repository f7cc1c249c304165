import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { DEFAULT_LIMITS } from "#domain/limits.ts";
import { pictureHead } from "#domain/picture-head.ts";
import { PICTURE_EDGE } from "#domain/pictures.ts";
import { pngOf } from "./drawing.ts";
import { PictureKeeper } from "./keeper.ts";
import { encodePicture } from "./picture-thread.ts";
import { bombOf, withExif } from "./testing-pictures.ts";
import { memoryStore } from "./testing-store.ts";

vi.setConfig({ testTimeout: 240_000 });

const SEED = 27_112_026;
const RUNS = 40;

type Bytes = Uint8Array<ArrayBuffer>;
const join = (...parts: Uint8Array[]): Bytes => Uint8Array.from(Buffer.concat(parts));
const words = (text: string) => new TextEncoder().encode(text);
const noise = (x: number, y: number) => [(x * 97 + y * 31) % 256, (x * y) % 256, (x ^ y) % 256];

/** A small JPEG, made by the encoder itself out of a drawing that is too colourful for a PNG. */
async function jpeg(): Promise<Bytes> {
  const loud = pngOf({ width: 700, height: 700, colour: noise });
  const kept = await encodePicture({ bytes: loud, pixels: 1_000_000 });
  if ("fault" in kept) throw new Error(kept.fault);
  return kept.bytes;
}

/** A lossless WebP of one pixel and, in its place, sizes that lie. */
const webp = (width: number, height: number): Bytes => {
  const bits = Buffer.alloc(4);
  bits.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0);
  const data = join(Uint8Array.from([0x2f]), bits, Uint8Array.from([0x10, 7, 0x10, 0x11, 0x11]));
  const head = Buffer.alloc(20);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(12 + data.length, 4);
  head.write("WEBPVP8L", 8, "latin1");
  head.writeUInt32LE(data.length, 16);
  return join(head, data);
};

/** What somebody may send who means no good, out of two whole pictures. */
function hostile(photo: Bytes, drawing: Bytes): fc.Arbitrary<Bytes> {
  const whole = fc.constantFrom(photo, drawing);
  const changed = fc
    .tuple(whole, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 30 }))
    .map(([bytes, changes]) => {
      const copy = bytes.slice();
      for (const [at, byte] of changes) copy[at % copy.length] = byte;
      return copy;
    });
  const cut = fc.tuple(whole, fc.nat()).map(([bytes, at]) => bytes.slice(0, at % bytes.length));
  const polyglot = whole.map((bytes) =>
    join(bytes, words("<script>alert(1)</script>PK\u0003\u0004")),
  );
  const disguised = whole.map((bytes) => join(words("<html>"), bytes));
  const lying = fc
    .tuple(fc.integer({ min: 1, max: 0xffff }), fc.integer({ min: 1, max: 0xffff }))
    .map(([width, height]) => {
      const copy = drawing.slice();
      new DataView(copy.buffer).setUint32(16, width);
      new DataView(copy.buffer).setUint32(20, height);
      return copy;
    });
  const sized = fc
    .tuple(fc.integer({ min: 1, max: 16_384 }), fc.integer({ min: 1, max: 16_384 }))
    .map(([width, height]) => webp(width, height));
  const random = fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Uint8Array.from(bytes));
  const turned = fc.nat(255).map((orientation) => withExif(photo, orientation));
  return fc.oneof(changed, cut, polyglot, disguised, lying, sized, random, turned);
}

test(`[K153] whatever is sent, what is kept is a whole picture of its own, and nothing crashes (seed ${SEED})`, async () => {
  const [photo, drawing] = [await jpeg(), pngOf({ width: 60, height: 40 })];
  const store = memoryStore();
  const limits = { ...DEFAULT_LIMITS, picturePixels: 4_000_000 };
  const keeper = new PictureKeeper({ store, encode: encodePicture, limits });
  let kept = 0;
  const sent = async (bytes: Bytes) => {
    const before = store.size();
    const picture = await keeper.keep(bytes);
    if ("not" in picture) {
      expect(store.size()).toBe(before);
      return;
    }
    kept += 1;
    const made = await store.get(picture.sha256);
    const head = made && pictureHead(made);
    expect(head).toMatchObject({ width: picture.width, height: picture.height });
    expect(Math.max(picture.width, picture.height)).toBeLessThanOrEqual(PICTURE_EDGE);
    expect(Buffer.from(made ?? []).includes("<script>")).toBe(false);
  };
  await fc.assert(fc.asyncProperty(hostile(photo, drawing), sent), { numRuns: RUNS, seed: SEED });
  await sent(bombOf(60_000, 60_000));
  expect(kept, "some of them were pictures").toBeGreaterThan(0);
});

test(`[K153] the head of a picture is read out of any bytes without a fault (seed ${SEED})`, () => {
  const starts = [[0xff, 0xd8], [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], [...Buffer.from("RIFF")]];
  const bytes = fc
    .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }))
    .map(([start, rest]) => Uint8Array.from([...start, ...rest]));
  fc.assert(
    fc.property(bytes, (one) => {
      const head = pictureHead(one);
      expect(head === null || (head.width > 0 && head.height > 0)).toBe(true);
    }),
    { numRuns: 3_000, seed: SEED },
  );
});
