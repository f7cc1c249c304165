import { type Compared, compareVersions } from "#domain/compare/compare.ts";

/** Texts are compared here, beside the page: however long they are, the page answers. */
self.addEventListener("message", ({ data }: MessageEvent<[Compared, Compared]>) => {
  const [before, after] = data;
  self.postMessage(compareVersions(before, after));
});
