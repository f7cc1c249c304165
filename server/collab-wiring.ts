import type { Db } from "#db/client.ts";
import { CLOSE } from "#domain/room.ts";
import { actorOfCookie } from "./auth/cookie.ts";
import type { Collab } from "./collab/attach.ts";
import type { Authorise, Store } from "./collab/ports.ts";
import type { Metrics } from "./metrics.ts";
import type { OpenTexts } from "./presence.ts";
import { appendUpdates } from "./releases/draft-append.ts";
import { loadDraft, writeSnapshot } from "./releases/draft-log.ts";
import { draftGrant } from "./releases/grant.ts";
import { keepWords } from "./releases/search-index.ts";

/** Gives the collab server what it may not import: the judge of access and the log. */

export const authoriseSocket: Authorise = async (cookieHeader, releaseId) => {
  const signed = await actorOfCookie(cookieHeader);
  if (!signed) return { ok: false, code: CLOSE.session };
  const grant = await draftGrant(signed.actor, releaseId);
  if (!grant) return { ok: false, code: CLOSE.notFound };
  return { ok: true, grant: { ...grant, expiresAt: signed.expiresAt } };
};

type CommitMetrics = Pick<Metrics, "committed" | "commitFailed">;

export function draftStore(db: Db, metrics: CommitMetrics): Store {
  return {
    load: (editionId) => loadDraft(db, editionId),
    append: async (batch) => {
      const started = performance.now();
      try {
        const result = await appendUpdates(db, batch);
        if (result.kind === "committed") {
          metrics.committed(batch.updates.length, performance.now() - started);
        }
        return result;
      } catch (error) {
        metrics.commitFailed();
        throw error;
      }
    },
    snapshot: (editionId, uptoSeq) => writeSnapshot(db, editionId, uptoSeq),
    keepWords: (editionId, seq, words) => keepWords(db, editionId, seq, words),
  };
}

/** Who has which text open, as the board may show it once rights are asked. */
export function presentIn(collab: Collab): OpenTexts {
  const texts = [...collab.people()].map(([releaseId, people]) => {
    const present = people.map(({ id, name, agencyKind }) => ({ id, name, agencyKind }));
    return [releaseId, present] as const;
  });
  return new Map(texts.filter(([, people]) => people.length > 0));
}
