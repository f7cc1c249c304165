import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import { type Manifest, manifestSchema } from "./manifest.ts";
import { type Pictures, wholePicture } from "./pictures.ts";
import { BLOCK, entryHeader, paddingOf, readHeader } from "./tar.ts";

/** One file, a plain tar: what the database gave, then pictures, then `manifest.json`, which tells what it holds. */

const MANIFEST = "manifest.json";
/** Before the hash of a picture in the name of its entry. */
const PICTURE = "gambar/";
const NAMES = { pglite: "database.pglite.tar.gz", postgres: "database.pgdump" } as const;

/** What a file of ours cannot be used for, in a sentence. */
export class BadArchive extends Error {}

export type Archive = {
  manifest: Manifest;
  payload: () => Readable;
  /** The pictures in it, by their hash, one after the other. */
  pictures: () => AsyncGenerator<[sha256: string, bytes: Uint8Array<ArrayBuffer>]>;
};

/** What an archive is made of: the database's own dump, and the bytes of pictures. */
export type Parts = {
  engine: Manifest["engine"];
  payload: AsyncIterable<Uint8Array>;
  pictures: Pick<Pictures, "get">;
};

/**
 * Writes the archive beside its place and moves it there whole, readable by its owner alone. The
 * manifest is asked for once the payload is there, and then says which of its pictures are lost.
 * Refuses to replace a file.
 */
export async function writeArchive(
  file: string,
  { engine, payload, pictures }: Parts,
  described: () => Promise<Omit<Manifest, "payload" | "engine" | "lost">>,
): Promise<Manifest> {
  const unfinished = `${file}.part`;
  const target = await open(file, "wx", 0o600);
  await target.close();
  try {
    const handle = await open(unfinished, "w", 0o600);
    try {
      const written = await writePayload(handle, payload);
      const about = await described();
      const after = BLOCK + written.bytes + paddingOf(written.bytes);
      const { lost, end } = await writePictures(handle, after, about.pictures, pictures);
      const manifest: Manifest = { ...about, engine, payload: written, lost };
      await writeManifest(handle, manifest, end);
      await handle.write(entryHeader(NAMES[engine], written.bytes), 0, BLOCK, 0);
      await handle.sync();
      await rename(unfinished, file);
      return manifest;
    } finally {
      await handle.close();
    }
  } catch (error) {
    await Promise.all([unfinished, file].map((left) => rm(left, { force: true })));
    throw error;
  }
}

/** One entry for each picture that is whole. */
async function writePictures(
  handle: FileHandle,
  start: number,
  wanted: Manifest["pictures"],
  store: Parts["pictures"],
): Promise<{ lost: string[]; end: number }> {
  const lost: string[] = [];
  let end = start;
  for (const sha256 of Object.keys(wanted)) {
    const bytes = await wholePicture(store, sha256);
    if (bytes) end = await writeEntry(handle, end, `${PICTURE}${sha256}`, bytes);
    else lost.push(sha256);
  }
  return { lost, end };
}

/** Answers where the next entry begins. */
async function writeEntry(
  handle: FileHandle,
  at: number,
  name: string,
  bytes: Uint8Array,
): Promise<number> {
  const padding = Buffer.alloc(paddingOf(bytes.length));
  const entry = Buffer.concat([entryHeader(name, bytes.length), bytes, padding]);
  await handle.write(entry, 0, entry.length, at);
  return at + entry.length;
}

/** The header of the payload is written at the end, when its length is known. */
async function writePayload(handle: FileHandle, payload: AsyncIterable<Uint8Array>) {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of payload) {
    await handle.write(chunk, 0, chunk.length, BLOCK + bytes);
    hash.update(chunk);
    bytes += chunk.length;
  }
  if (!bytes) throw new Error("the database gave nothing");
  return { sha256: hash.digest("hex"), bytes };
}

async function writeManifest(handle: FileHandle, manifest: Manifest, at: number): Promise<void> {
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  const end = await writeEntry(handle, at, MANIFEST, text);
  await handle.write(Buffer.alloc(2 * BLOCK), 0, 2 * BLOCK, end);
}

/**
 * Opens an archive after checking its payload against its hash.
 * @throws BadArchive for a file that is not ours, is cut off or was changed
 */
export async function openArchive(file: string): Promise<Archive> {
  const handle = await open(file, "r").catch(() => null);
  if (!handle) throw new BadArchive(`Berkas ${file} tidak dapat dibuka.`);
  try {
    const first = readHeader(await block(handle, 0));
    const engine = first?.name === NAMES.pglite ? "pglite" : "postgres";
    if (first?.name !== NAMES[engine]) throw new BadArchive(`${file} bukan cadangan Sinergi.`);
    const after = BLOCK + first.bytes + paddingOf(first.bytes);
    const { places, at } = await readPlaces(handle, after, file);
    const manifest = await readManifest(handle, at, file);
    const payload = () => createReadStream(file, { start: BLOCK, end: BLOCK + first.bytes - 1 });
    const hash = createHash("sha256");
    for await (const chunk of payload()) hash.update(chunk);
    const isSame = manifest.payload.bytes === first.bytes && manifest.engine === engine;
    if (!isSame || hash.digest("hex") !== manifest.payload.sha256) {
      throw new BadArchive(`${file} rusak: isinya tidak sesuai dengan SHA-256-nya.`);
    }
    const pictures = () => readPictures(file, places);
    for await (const [sha256] of pictures()) {
      if (manifest.pictures[sha256] === undefined) throw new BadArchive(`${file} rusak.`);
    }
    if (places.size + manifest.lost.length !== Object.keys(manifest.pictures).length) {
      throw new BadArchive(`${file} rusak: tidak semua gambarnya ada.`);
    }
    return { manifest, payload, pictures };
  } finally {
    await handle.close();
  }
}

type Places = Map<string, { at: number; bytes: number }>;

/** Where the pictures stand, and where what follows them does. */
async function readPlaces(
  handle: FileHandle,
  start: number,
  file: string,
): Promise<{ places: Places; at: number }> {
  const places: Places = new Map();
  for (let at = start; ; ) {
    const header = readHeader(await block(handle, at));
    if (!header) throw new BadArchive(`${file} terpotong atau rusak.`);
    if (!header.name.startsWith(PICTURE)) return { places, at };
    places.set(header.name.slice(PICTURE.length), { at: at + BLOCK, bytes: header.bytes });
    at += BLOCK + header.bytes + paddingOf(header.bytes);
  }
}

async function* readPictures(file: string, places: Places): ReturnType<Archive["pictures"]> {
  const handle = await open(file, "r");
  try {
    for (const [sha256, { at, bytes }] of places) {
      const picture = new Uint8Array(bytes);
      await handle.read(picture, 0, bytes, at);
      const whole = await wholePicture({ get: async () => picture }, sha256);
      if (!whole) throw new BadArchive(`${file} rusak: gambar ${sha256} tidak utuh.`);
      yield [sha256, whole];
    }
  } finally {
    await handle.close();
  }
}

async function readManifest(handle: FileHandle, at: number, file: string): Promise<Manifest> {
  const header = readHeader(await block(handle, at));
  if (header?.name !== MANIFEST) throw new BadArchive(`${file} terpotong atau rusak.`);
  const text = Buffer.alloc(header.bytes);
  await handle.read(text, 0, header.bytes, at + BLOCK);
  try {
    return manifestSchema.parse(JSON.parse(text.toString("utf8")));
  } catch {
    throw new BadArchive(`${file} rusak: daftar isinya tidak terbaca.`);
  }
}

async function block(handle: FileHandle, at: number): Promise<Buffer> {
  const bytes = Buffer.alloc(BLOCK);
  await handle.read(bytes, 0, BLOCK, at);
  return bytes;
}
