import type { SentThread } from "#domain/answers/threads.ts";
import { commentedFields } from "#domain/field-threads.ts";

/** Threads about title and fields as a whole, in the order of reading. */
export function aboutFields(threads: readonly SentThread[], template: string): string[] {
  return commentedFields(template).flatMap((part) =>
    threads.filter(({ field }) => field === part).map(({ id }) => id),
  );
}

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
