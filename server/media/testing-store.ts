import type { PictureStore } from "./store.ts";

/** Pictures in memory, for tests of who may see which. */
export function memoryStore(): PictureStore & { size(): number } {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    size: () => kept.size,
    async put(sha256, bytes) {
      kept.set(sha256, bytes);
    },
    async get(sha256) {
      return kept.get(sha256) ?? null;
    },
  };
}
