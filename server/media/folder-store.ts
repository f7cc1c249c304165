import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { PictureStore } from "./store.ts";

/** Pictures as files of a folder, readable by their owner alone. */
export function folderStore(folder: string): PictureStore {
  const placeOf = (name: string) => path.join(folder, name.slice(0, 2), name);
  return {
    async put(name, bytes) {
      const place = placeOf(name);
      const parent = path.dirname(place);
      await mkdir(parent, { recursive: true, mode: 0o700 });
      const unfinished = `${place}.${randomBytes(6).toString("hex")}.part`;
      try {
        const handle = await open(unfinished, "wx", 0o600);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(unfinished, place);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      for (const holder of [parent, folder]) await syncFolder(holder);
    },
    async get(name) {
      try {
        return new Uint8Array(await readFile(placeOf(name)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw error;
      }
    },
  };
}

/** A name is only as durable as the folder that holds it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
