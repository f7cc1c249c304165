import { deflateSync } from "node:zlib";

/** Pictures that tests make for themselves, byte by byte: no photo of anybody. */

type Bytes = Uint8Array<ArrayBuffer>;
const joined = (...parts: readonly Uint8Array[]): Bytes => Uint8Array.from(Buffer.concat(parts));

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc(body), body.length + 4);
  return framed;
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

type Drawing = {
  width: number;
  height: number;
  /** Red, green, blue and, where it lets something through, alpha. */
  colour?: (x: number, y: number) => readonly number[];
  /** Chunks before the pixels. */
  more?: readonly (readonly [type: string, data: Uint8Array])[];
};

const STRIPES = (x: number, y: number) => [(x * 7) % 256, (y * 5) % 256, 90];

/** A PNG of so many pixels. */
export function pngOf({ width, height, colour = STRIPES, more = [] }: Drawing): Bytes {
  const channels = colour(0, 0).length;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, channels === 4 ? 6 : 2, 0, 0, 0], 8);
  const rows = Array.from({ length: height }, (_, y) =>
    Uint8Array.from([0, ...Array.from({ length: width }, (_, x) => [...colour(x, y)]).flat()]),
  );
  return pngWith(head, deflateSync(Buffer.concat(rows)), more);
}

const SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function pngWith(head: Buffer, data: Uint8Array, more: Drawing["more"] = []): Bytes {
  const extra = more.map(([type, bytes]) => chunk(type, bytes));
  const [end, none] = ["IEND", new Uint8Array()] as const;
  return joined(SIGNATURE, chunk("IHDR", head), ...extra, chunk("IDAT", data), chunk(end, none));
}

/** A PNG of a few kilobytes that says it has so many pixels, and has them. */
export function bombOf(width: number, height: number): Bytes {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  return pngWith(head, deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height)));
}

/** What a camera writes beside a picture: which way it was held, and where it was. */
export function withExif(jpeg: Uint8Array, orientation: number): Bytes {
  const tiff = Buffer.alloc(64);
  tiff.write("II*\0", 0, "latin1");
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  tiff.write("GPS 6.5889 S, 110.6684 E", 30, "latin1");
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return joined(jpeg.subarray(0, 2), head, body, jpeg.subarray(2));
}
