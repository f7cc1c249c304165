import type { PictureStore } from "./store.ts";

/** Pictures in memory, for tests of who may see which. */
export function memoryStore(): PictureStore & { size(): number } {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    size: () => kept.size,
    async put(name, bytes) {
      kept.set(name, bytes);
    },
    async get(name) {
      return kept.get(name) ?? null;
    },
  };
}
