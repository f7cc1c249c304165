import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";
import decodeJpeg, { init as openJpegDecoder } from "@jsquash/jpeg/decode.js";
import encodeJpeg, { init as openJpegEncoder } from "@jsquash/jpeg/encode.js";
import { decode as decodePng, init as openPngDecoder } from "@jsquash/png/decode.js";
import encodePng, { init as openPngEncoder } from "@jsquash/png/encode.js";
import decodeWebp, { init as openWebpDecoder } from "@jsquash/webp/decode.js";
import { pictureHead } from "#domain/picture-head.ts";
import { type PictureSize, partOf } from "#domain/picture-sizes.ts";
import { PICTURE_EDGE, type PictureType } from "#domain/pictures.ts";
import { cut, fitted, isSeeThrough, type Pixels, shrunk } from "#domain/pixels.ts";
import type { Encoded, Wish } from "./picture-thread.ts";

/** Of a hundred; above it files grow faster than anybody sees. */
const QUALITY = 82;
/** A drawing stays a PNG up to so many bytes; a photo as PNG would have many more. */
const DRAWING_BYTES = 1_000_000;

/** What the codecs hand their pixels over in; browsers have it. */
class ImageData {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly colorSpace = "srgb";
  constructor(data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}
Object.assign(globalThis, { ImageData });

const files = createRequire(import.meta.url);
const compiled = async (file: string) =>
  WebAssembly.compile(new Uint8Array(await readFile(files.resolve(file))));

type Say = (line: unknown) => void;
/** Their types leave out where a codec says what it finds. */
type OpenCodec = (module: WebAssembly.Module, says: { print: Say; printErr: Say }) => Promise<void>;

/** One picture, then this thread ends, and with it whatever its bytes may have done to the codec. */
parentPort?.once("message", async (wish: Wish) => {
  const answer = await encoded(wish).catch(() => ({ fault: "broken" as const }));
  const moved = "bytes" in answer ? [answer.bytes.buffer] : [];
  parentPort?.postMessage(answer, moved);
});

async function encoded({ bytes, pixels: most, size }: Wish): Promise<Encoded> {
  const head = pictureHead(bytes);
  if (!head) return { fault: "kind" };
  if (head.width * head.height > most) return { fault: "pixels" };
  const decoded = await DECODERS[head.kind](bytes);
  if (!decoded || decoded.width * decoded.height !== head.width * head.height) {
    return { fault: "broken" };
  }
  const { data, width, height } = size ? partly(decoded, size) : wholly(decoded);
  const made = await written(new ImageData(data, width, height), head.kind === "png");
  return { ...made, width, height };
}

function wholly(pixels: Pixels): Pixels {
  return shrunk(pixels, fitted(pixels, { width: PICTURE_EDGE, height: PICTURE_EDGE }));
}

function partly(pixels: Pixels, size: PictureSize): Pixels {
  const { area, made } = partOf(pixels, size);
  return shrunk(
    area.width === pixels.width && area.height === pixels.height ? pixels : cut(pixels, area),
    made,
  );
}

const DECODERS = {
  jpeg: async (bytes: Uint8Array<ArrayBuffer>) => {
    let isCut = false;
    const printErr = (line: unknown) => {
      isCut ||= /premature/i.test(String(line));
    };
    const module = await compiled("@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm");
    await (openJpegDecoder as OpenCodec)(module, { print: printErr, printErr });
    const pixels = await decodeJpeg(exact(bytes), { preserveOrientation: true });
    return isCut ? null : plain(pixels);
  },
  png: async (bytes: Uint8Array<ArrayBuffer>) => {
    await openPngDecoder(await compiled("@jsquash/png/codec/pkg/squoosh_png_bg.wasm"));
    return plain(await decodePng(exact(bytes)));
  },
  webp: async (bytes: Uint8Array<ArrayBuffer>) => {
    const module = await compiled("@jsquash/webp/codec/dec/webp_dec.wasm");
    const silent = { print: () => {}, printErr: () => {} };
    await (openWebpDecoder as OpenCodec)(module, silent);
    return plain(await decodeWebp(exact(bytes)));
  },
};

/** The codecs take whole buffers, whatever part of one they are shown. */
const exact = (bytes: Uint8Array<ArrayBuffer>) => bytes.slice().buffer;

function plain({ data, width, height }: Omit<ImageData, "colorSpace">): Pixels | null {
  const whole = new Uint8ClampedArray(data);
  return whole.length === width * height * 4 ? { data: whole, width, height } : null;
}

type Written = { bytes: Uint8Array<ArrayBuffer>; type: PictureType };

/** Drawings and what can be seen through stay PNG, all else becomes JPEG: every reader has those. */
async function written(pixels: ImageData, isPng: boolean): Promise<Written> {
  const through = isSeeThrough(pixels);
  if (isPng || through) {
    await openPngEncoder(await compiled("@jsquash/png/codec/pkg/squoosh_png_bg.wasm"));
    const bytes = new Uint8Array(await encodePng(pixels));
    if (through || bytes.length <= DRAWING_BYTES) return { bytes, type: "image/png" };
  }
  await openJpegEncoder(await compiled("@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm"));
  const made = await encodeJpeg(pixels, { quality: QUALITY });
  return { bytes: new Uint8Array(made), type: "image/jpeg" };
}
