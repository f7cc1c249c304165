import { type Doer, decide, type Situation } from "./workflow.ts";

/** What the board asks of a release beside its situation. */
export type Concern = Situation & { createdBy: string; assigneeId: string | null };

/** What a person is expected to do. */
export type Task = "write" | "sign" | "publish" | "revise";

/** "Milik saya": started by this person, given to them, or written by them too. */
export function isMine(concern: Concern, personId: string): boolean {
  const { createdBy, assigneeId, contributors } = concern;
  return createdBy === personId || assigneeId === personId || contributors.includes(personId);
}

/**
 * "Menunggu saya": what this reader may sign or publish now, what came back to them, what was given
 * to them to write; null when it waits for somebody else. The reader must have access to the text.
 * `server/releases/conditions.ts` says the same in SQL, and a test compares the two.
 */
export function taskOf(concern: Concern, reader: Doer): Task | null {
  const given = concern.assigneeId === reader.personId;
  switch (concern.state) {
    case "ditinjau":
      return decide(concern, "sign", reader).ok ? "sign" : null;
    case "disetujui":
      return decide(concern, "publish", reader).ok ? "publish" : null;
    case "perlu_revisi":
      return given || wrote(concern, reader.personId) ? "revise" : null;
    case "draf":
      return given ? "write" : null;
    case "terjadwal":
    case "terbit":
    case "diarsipkan":
      return null;
  }
}

/** A returned text comes back to those who wrote or submitted it. */
function wrote({ submitter, contributors }: Concern, personId: string): boolean {
  return submitter?.personId === personId || contributors.includes(personId);
}
