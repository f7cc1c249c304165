import type { SentThread } from "#domain/answers/threads.ts";

/** Threads as a reader wants them: those in the text by their place, those without words, those that are done. */
export function sorted(threads: readonly SentThread[], order: readonly string[]) {
  const open = threads.filter(({ resolved }) => !resolved);
  const place = ({ id }: SentThread) => order.indexOf(id);
  return {
    open: open.filter((one) => place(one) >= 0).sort((a, b) => place(a) - place(b)),
    orphaned: open.filter((one) => place(one) < 0),
    resolved: threads.filter(({ resolved }) => resolved),
  };
}
