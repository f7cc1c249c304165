import type { Db } from "#db/client.ts";
import { CLOSE, DAMAGED } from "#domain/room.ts";
import { actorOfCookie, endOfCookie } from "./auth/cookie.ts";
import type { Collab } from "./collab/attach.ts";
import type { Authorise, News, PendingUpdate, Store } from "./collab/ports.ts";
import { log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { OpenTexts } from "./presence.ts";
import { writeSnapshot } from "./releases/compaction.ts";
import { headsOf, readAfter } from "./releases/draft-after.ts";
import { loadDraft } from "./releases/draft-log.ts";
import { draftGrant } from "./releases/grant.ts";
import { GroupCommit } from "./releases/group-commit.ts";
import { keepLook } from "./releases/looks.ts";
import type { ReplayThread } from "./releases/replay-thread.ts";
import { keepWords } from "./releases/search-index.ts";
import { announce } from "./signals.ts";
import { rightsOf } from "./standing.ts";

/** Gives the collab server what it may not import: the judge of access and the log. */

export const authoriseSocket: Authorise = async (cookieHeader, releaseId) => {
  const signed = await actorOfCookie(cookieHeader);
  if (!signed) {
    const why = await endOfCookie(cookieHeader);
    return { ok: false, code: CLOSE.session, ...(why ? { why } : {}) };
  }
  const grant = await draftGrant(signed.actor, releaseId);
  if (!grant) return { ok: false, code: CLOSE.notFound };
  const { limits, ...given } = grant;
  return { ok: true, grant: { ...given, rights: rightsOf(signed.actor, limits) } };
};

type LogMetrics = Pick<Metrics, "committed" | "commitFailed" | "logFault">;

type Ring = (editionId: string, headSeq: number, news: News) => void;

/** The log of the texts; `ring` tells the other nodes of each commit and its rows. */
export function draftStore(
  db: Db,
  metrics: LogMetrics,
  thread: ReplayThread,
  ring: Ring = () => {},
): Store {
  const commits = new GroupCommit(db);
  return {
    load: async (editionId, isSuspect) => {
      const { faults, moved, ...draft } = await loadDraft(db, editionId, { isSuspect });
      for (const { part, seq } of faults) {
        metrics.logFault(part);
        log().error({ editionId, part, seq, isDamaged: draft.isDamaged }, "log fault");
      }
      if (moved) announce({ kind: "edition-moved", releaseId: moved, why: DAMAGED });
      return draft;
    },
    append: async (batch) => {
      const started = performance.now();
      try {
        const result = await commits.append(batch);
        if (result.kind === "committed") {
          ring(batch.editionId, result.headSeq, newsOf(batch.epoch, batch.updates));
          metrics.committed(batch.updates.length, performance.now() - started);
        }
        return result;
      } catch (error) {
        metrics.commitFailed();
        throw error;
      }
    },
    snapshot: async (editionId, uptoSeq) => {
      await writeSnapshot(db, thread, editionId, uptoSeq);
    },
    readAfter: (editionId, afterSeq) => readAfter(db, editionId, afterSeq),
    heads: (editionIds) => headsOf(db, editionIds),
    keepWords: (editionId, seq, words) => keepWords(db, editionId, seq, words),
    keepLook: (editionId, personId, seq) => keepLook(db, editionId, personId, seq),
  };
}

function newsOf(epoch: number, updates: readonly PendingUpdate[]): News {
  const rows = updates.map(({ data, author }) => ({ data, personId: author?.personId ?? null }));
  return { epoch, rows };
}

/** Who has which text open, as the board may show it once rights are asked. */
export function presentIn(collab: Collab): OpenTexts {
  const texts = [...collab.people()].map(([releaseId, people]) => {
    const present = people.map(({ id, name, agencyKind }) => ({ id, name, agencyKind }));
    return [releaseId, present] as const;
  });
  return new Map(texts.filter(([, people]) => people.length > 0));
}
