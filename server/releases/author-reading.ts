import type { ReplayThread } from "./replay-thread.ts";

type ReadAuthors = ReplayThread["authors"];

const HOLDER = Symbol.for("sinergi.authors");
type Holder = { [HOLDER]?: ReadAuthors };

/** Next loads its own copy of the server's files, so the thread of the process lives on globalThis. */
export function offerAuthors(read: ReadAuthors): void {
  (globalThis as Holder)[HOLDER] = read;
}

/** The words after these updates, and whose they are; see `ReplayThread.authors`. */
export const readAuthors: ReadAuthors = async (updates, writers) => {
  const read = (globalThis as Holder)[HOLDER];
  if (!read) throw new Error("nobody offered to read authors");
  return read(updates, writers);
};
