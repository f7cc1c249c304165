import type * as Y from "yjs";
import type { Db } from "#db/client.ts";
import { readBody } from "#domain/document.ts";
import type { Actor } from "#domain/people.ts";
import { proposalsIn } from "#domain/proposals.ts";
import { Refused } from "#server/refused.ts";
import type { Dossier } from "./dossier.ts";
import { onlySuggests } from "./limited.ts";

/** More are not listed at once. */
const MOST_LISTED = 50;
const LONGEST_WORDS = 200;

/**
 * Nothing that is proposed is frozen or replaced without a decision. Throws
 * `Refused("proposals-open")` with the list.
 */
export function refuseOpenProposals(doc: Y.Doc, { contributors }: Dossier): void {
  const open = proposalsIn(readBody(doc));
  if (!open.length) return;
  const nameOf = (id: string) => contributors.find(({ personId }) => personId === id)?.name ?? "";
  const short = (words: string) => words.slice(0, LONGEST_WORDS);
  throw new Refused("proposals-open", {
    extra: {
      proposals: open.slice(0, MOST_LISTED).map(({ id, author, at, inserted, deleted }) => ({
        id,
        author: { id: author, name: nameOf(author) },
        at: new Date(at).toISOString(),
        inserted: short(inserted),
        deleted: short(deleted),
      })),
    },
  });
}

/** Throws `Refused("suggests-only")` for somebody who may do no more in this text than suggest. */
export async function refuseSuggester(tx: Db, { release }: Dossier, { personId }: Actor) {
  if (await onlySuggests(tx, release.id, personId)) throw new Refused("suggests-only");
}
