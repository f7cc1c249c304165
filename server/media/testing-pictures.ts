import { deflateSync } from "node:zlib";
import { type Bytes, joined, pngWith } from "./drawing.ts";

/** Pictures that mean no good, and those of cameras. */

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
