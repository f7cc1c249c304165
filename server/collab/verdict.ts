import type { PendingUpdate } from "./ports.ts";
import type { Session } from "./session.ts";
import type { Write } from "./write-queue.ts";

/** What to append for an accepted write: the server's own encoding of exactly what was new. */
export type Change = Pick<PendingUpdate, "data" | "clientIds" | "contributes" | "title">;

/** Why a write under somebody else's client id is refused. */
export const FORGED = "client id of another person";

export type Verdict =
  /** `claims` client ids that nobody had used; `mended` is what the server put right behind it. */
  | { kind: "accepted"; change: Change; claims: number; mended: Change | null }
  /** Everything in it is there already. */
  | { kind: "known" }
  /** It builds on something that has not arrived. */
  | { kind: "early" }
  /** With `isDamaged` the document holds parts of it and must be rebuilt. */
  | { kind: "refused"; code: number; reason: string; isDamaged: boolean };

/** The verdict on what is not taken. */
export function refused(code: number, reason: string, isDamaged = false): Verdict {
  return { kind: "refused", code, reason, isDamaged };
}

/** What an accepted or known frame puts into the queue: itself, and behind it what the server put right. */
export function writesOf(verdict: Verdict, raw: Uint8Array, from: Session): Write[] {
  if (verdict.kind !== "accepted") return [{ raw, from, update: null }];
  const { person, sessionId, suggestsOnly: suggests } = from.grant;
  const author = { personId: person.id, agencyId: person.agencyId, sessionId, suggests };
  const write: Write = { raw, from, update: { ...verdict.change, author } };
  const { mended } = verdict;
  return mended ? [write, { raw: null, from: null, update: { ...mended, author: null } }] : [write];
}
