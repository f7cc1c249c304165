import path from "node:path";
import { folderStore } from "./folder-store.ts";
import { s3Store } from "./s3-store.ts";

/**
 * Where the bytes of pictures lie, each under the SHA-256 of its bytes; what is made of one lies
 * beside it, under that hash and the name of its size. Nothing is ever replaced by anything else or
 * taken away; which release may show which picture is a row of the database.
 */
export type PictureStore = {
  /** Resolves once the bytes would survive a loss of power. */
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Null where there are none. */
  get(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
};

/** The store of an installation: a bucket where its address is given, else a folder of its data. */
export function openPictureStore(s3: string | undefined, folder: string): PictureStore {
  return s3 ? s3Store(s3) : folderStore(path.join(folder, "gambar"));
}
