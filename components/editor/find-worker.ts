import { findWords, type Query } from "./find-words.ts";

/** Patterns are looked for here, beside the page, where one that runs away can be stopped. */
self.addEventListener("message", ({ data }: MessageEvent<{ texts: string[]; query: Query }>) => {
  self.postMessage(findWords(data.texts, data.query));
});
