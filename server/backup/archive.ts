import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import { type Manifest, manifestSchema } from "./manifest.ts";
import { BLOCK, entryHeader, paddingOf, readHeader } from "./tar.ts";

/** One file, a plain tar: what the database gave, then `manifest.json`, which tells what it holds. */

const MANIFEST = "manifest.json";
const NAMES = { pglite: "database.pglite.tar.gz", postgres: "database.pgdump" } as const;

/** What a file of ours cannot be used for, in a sentence. */
export class BadArchive extends Error {}

export type Archive = { manifest: Manifest; payload: () => Readable };

/**
 * Writes the archive beside its place and moves it there whole, readable by its owner alone. The
 * manifest is asked for last, once the payload is there. Refuses to replace a file.
 */
export async function writeArchive(
  file: string,
  engine: Manifest["engine"],
  payload: AsyncIterable<Uint8Array>,
  described: () => Promise<Omit<Manifest, "payload" | "engine">>,
): Promise<Manifest> {
  const unfinished = `${file}.part`;
  const target = await open(file, "wx", 0o600);
  await target.close();
  try {
    const handle = await open(unfinished, "w", 0o600);
    try {
      const written = await writePayload(handle, payload);
      const manifest: Manifest = { ...(await described()), engine, payload: written };
      await writeManifest(handle, manifest);
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

async function writeManifest(handle: FileHandle, manifest: Manifest): Promise<void> {
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  const at = BLOCK + manifest.payload.bytes + paddingOf(manifest.payload.bytes);
  const end = Buffer.alloc(paddingOf(text.length) + 2 * BLOCK);
  const entry = Buffer.concat([entryHeader(MANIFEST, text.length), text, end]);
  await handle.write(entry, 0, entry.length, at);
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
    const manifest = await readManifest(handle, first.bytes, file);
    const payload = () => createReadStream(file, { start: BLOCK, end: BLOCK + first.bytes - 1 });
    const hash = createHash("sha256");
    for await (const chunk of payload()) hash.update(chunk);
    const isSame = manifest.payload.bytes === first.bytes && manifest.engine === engine;
    if (!isSame || hash.digest("hex") !== manifest.payload.sha256) {
      throw new BadArchive(`${file} rusak: isinya tidak sesuai dengan SHA-256-nya.`);
    }
    return { manifest, payload };
  } finally {
    await handle.close();
  }
}

async function readManifest(handle: FileHandle, bytes: number, file: string): Promise<Manifest> {
  const at = BLOCK + bytes + paddingOf(bytes);
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
