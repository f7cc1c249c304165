/** Just as much of the tar format (POSIX ustar) as an archive with two files needs. */

export const BLOCK = 512;

const SIZE = { at: 124, length: 12 } as const;
const CHECKSUM = { at: 148, length: 8 } as const;
/** From here on a size no longer fits its eleven octal digits. */
const OCTAL_END = 8 ** 11;

/** Bytes that fill the last block of an entry. */
export function paddingOf(bytes: number): number {
  return (BLOCK - (bytes % BLOCK)) % BLOCK;
}

export function entryHeader(name: string, bytes: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0);
  header.write("0000600\0", 100);
  header.write("0000000\0".repeat(2), 108);
  if (bytes < OCTAL_END) header.write(`${bytes.toString(8).padStart(11, "0")}\0`, SIZE.at);
  else {
    header.writeBigUInt64BE(BigInt(bytes), SIZE.at + 4);
    header[SIZE.at] = 0x80;
  }
  header.write(`${"0".repeat(11)}\0`, 136);
  header.write("0", 156);
  header.write("ustar\u000000", 257);
  header.write(`${checksum(header).toString(8).padStart(6, "0")}\0 `, CHECKSUM.at);
  return header;
}

/** Name and length of an entry; null when these bytes are no header. */
export function readHeader(header: Buffer): { name: string; bytes: number } | null {
  const text = (at: number, length: number) =>
    header.toString("latin1", at, at + length).split("\0", 1)[0] ?? "";
  if (text(257, 5) !== "ustar") return null;
  if (Number.parseInt(text(CHECKSUM.at, CHECKSUM.length), 8) !== checksum(header)) return null;
  const isBinary = header[SIZE.at] === 0x80;
  const bytes = isBinary
    ? Number(header.readBigUInt64BE(SIZE.at + 4))
    : Number.parseInt(text(SIZE.at, SIZE.length), 8);
  return Number.isSafeInteger(bytes) ? { name: text(0, 100), bytes } : null;
}

/** The sum of all bytes, those of the checksum itself taken as spaces. */
function checksum(header: Buffer): number {
  return header.reduce((sum, byte, at) => {
    const isOwn = at >= CHECKSUM.at && at < CHECKSUM.at + CHECKSUM.length;
    return sum + (isOwn ? 32 : byte);
  }, 0);
}
