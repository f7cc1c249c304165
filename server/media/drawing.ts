import { deflateSync } from "node:zlib";

/** Pictures that are drawn here, byte by byte: no photo of anybody. */

export type Bytes = Uint8Array<ArrayBuffer>;
/** Parts of a file in a row. */
export const joined = (...parts: readonly Uint8Array[]): Bytes =>
  Uint8Array.from(Buffer.concat(parts));

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

/** A PNG of a head and its packed rows. */
export function pngWith(head: Buffer, data: Uint8Array, more: Drawing["more"] = []): Bytes {
  const extra = more.map(([type, bytes]) => chunk(type, bytes));
  const [end, none] = ["IEND", new Uint8Array()] as const;
  return joined(SIGNATURE, chunk("IHDR", head), ...extra, chunk("IDAT", data), chunk(end, none));
}
