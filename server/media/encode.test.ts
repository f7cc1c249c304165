import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test, vi } from "vitest";
import { pictureHead } from "#domain/picture-head.ts";
import { sizeNamed } from "#domain/picture-sizes.ts";
import { pngOf } from "./drawing.ts";
import { type Encoded, type EncodedPicture, encodePicture } from "./picture-thread.ts";
import { bombOf, withExif } from "./testing-pictures.ts";

vi.setConfig({ testTimeout: 60_000 });

const MOST = 30_000_000;
const encoded = (bytes: Uint8Array<ArrayBuffer>, pixels = MOST) => encodePicture({ bytes, pixels });
const noise = (x: number, y: number) =>
  createHash("md5").update(`${x} ${y}`).digest().subarray(0, 3);

function whole(one: Encoded): EncodedPicture {
  if ("fault" in one) throw new Error(one.fault);
  return one;
}
/** A photo as a camera gives it: many colours, so that it is kept as JPEG. */
const photo = async (width = 900, height = 600) =>
  whole(await encoded(pngOf({ width, height, colour: noise as never })));

describe("[K152] a picture is written anew out of its pixels", () => {
  test("a drawing stays a PNG, and nothing of what stood beside its pixels is left", async () => {
    const secret = new TextEncoder().encode("Comment\0rahasia");
    const made = whole(await encoded(pngOf({ width: 40, height: 30, more: [["tEXt", secret]] })));
    expect(made).toMatchObject({ type: "image/png", width: 40, height: 30 });
    expect(Buffer.from(made.bytes).includes("rahasia")).toBe(false);
    expect(pictureHead(made.bytes)).toEqual({ kind: "png", width: 40, height: 30 });
  });

  test("a photo becomes a JPEG, turned as its camera was held, without the place", async () => {
    const { bytes, type } = await photo();
    expect(type).toBe("image/jpeg");
    const held = withExif(bytes, 6);
    expect(Buffer.from(held).includes("GPS 6.5889")).toBe(true);
    const made = whole(await encoded(held));
    expect(made).toMatchObject({ type: "image/jpeg", width: 600, height: 900 });
    expect(Buffer.from(made.bytes).includes("GPS")).toBe(false);
    expect(Buffer.from(made.bytes).includes("Exif")).toBe(false);
  });

  test("what can be seen through stays so, and what is too long is made smaller", async () => {
    const glass = (x: number) => [200, 30, 30, x < 1500 ? 0 : 255];
    const made = whole(await encoded(pngOf({ width: 3000, height: 20, colour: glass })));
    expect(made).toMatchObject({ type: "image/png", width: 2400, height: 16 });
  });

  test("the same bytes give the same bytes", async () => {
    const one = pngOf({ width: 64, height: 64 });
    expect(await encoded(one)).toEqual(await encoded(one));
  });
});

describe("[K171] [K172] what is made of a kept picture", () => {
  const made = async (bytes: Uint8Array<ArrayBuffer>, name: string) => {
    const size = sizeNamed(name);
    if (!size) throw new Error(`there is no ${name}`);
    return whole(await encodePicture({ bytes, pixels: MOST, size }));
  };

  test("a photo in a width is a JPEG of fewer bytes in the same proportions", async () => {
    const { bytes } = await photo(1000, 500);
    const small = await made(bytes, "480");
    expect(small).toMatchObject({ type: "image/jpeg", width: 480, height: 240 });
    expect(small.bytes.length).toBeLessThan(bytes.length);
    expect(await made(bytes, "1600")).toMatchObject({ width: 1000, height: 500 });
  });

  test("a card shows the part around the point that matters", async () => {
    // Of 40 columns each is as red as its place.
    const drawing = pngOf({ width: 40, height: 10, colour: (x) => [x, 0, 0] });
    const reds = async (name: string) => {
      const { bytes, width, height } = await made(drawing, name);
      expect([width, height]).toEqual([19, 10]);
      const { data } = await decode(bytes.slice().buffer);
      return [data[0], data[(width - 1) * 4]];
    };
    const { decode, init } = await import("@jsquash/png/decode.js");
    const wasm = createRequire(import.meta.url).resolve(
      "@jsquash/png/codec/pkg/squoosh_png_bg.wasm",
    );
    // What its decoder hands its pixels over in; browsers have it.
    vi.stubGlobal(
      "ImageData",
      class {
        readonly data: unknown;
        constructor(data: unknown) {
          this.data = data;
        }
      },
    );
    await init(await WebAssembly.compile(new Uint8Array(readFileSync(wasm))));
    expect(await reds("kartu-0-50")).toEqual([0, 18]);
    expect(await reds("kartu-50-50")).toEqual([11, 29]);
    expect(await reds("kartu-100-0")).toEqual([21, 39]);
  });
});

describe("[K153] what is no picture is refused", () => {
  test("a bomb is refused by what it says, before anything is unpacked", async () => {
    const bomb = bombOf(30_000, 30_000);
    expect(bomb.length).toBeLessThan(200_000);
    expect(await encoded(bomb)).toEqual({ fault: "pixels" });
  });

  test("one that is cut off is broken, whichever kind it is", async () => {
    const { bytes } = await photo();
    const drawing = pngOf({ width: 200, height: 200 });
    for (const one of [bytes, drawing]) {
      const cut = one.slice(0, Math.floor(one.length * 0.6));
      expect(await encoded(cut)).toEqual({ fault: "broken" });
    }
  });

  test("a thread that is too slow is ended, and its picture broken", async () => {
    expect(await encodePicture({ bytes: pngOf({ width: 9, height: 9 }), pixels: MOST }, 1)).toEqual(
      {
        fault: "broken",
      },
    );
  });

  test.each([
    [
      "a drawing of lines",
      `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`,
    ],
    ["a page", "<!doctype html><script>alert(1)</script>"],
    ["an animation", "GIF89a\u0001\0\u0001\0"],
    ["a document", "%PDF-1.7"],
    ["nothing", ""],
  ])("%s is none", async (_, words) => {
    expect(await encoded(new TextEncoder().encode(words))).toEqual({ fault: "kind" });
  });
});
