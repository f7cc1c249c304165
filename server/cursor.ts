import { isId } from "#domain/ids.ts";
import { Refused } from "./refused.ts";

/** Where a page of a list ended: the moment and the id of its last row, opaque to clients. */
export function writeCursor(at: Date, id: string): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");
}

/** Throws `Refused("invalid-input")` for anything that `writeCursor` did not write. */
export function readCursor(cursor: string): { at: Date; id: string } {
  const [moment = "", id] = Buffer.from(cursor, "base64url").toString().split(" ");
  const at = new Date(moment);
  const year = at.getUTCFullYear(); // NaN for an invalid date, which no comparison lets through
  if (!isId(id) || !(year >= 2000 && year < 10_000) || at.toISOString() !== moment) {
    throw new Refused("invalid-input", { extra: { errors: [{ path: "cursor" }] } });
  }
  return { at, id };
}
