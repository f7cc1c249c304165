import { expect } from "@playwright/test";
import {
  ASKERS,
  type Asker,
  apiStatus,
  type Check,
  eachSubject,
  json,
  outStatus,
  reads,
  type Subject,
  statusOf,
} from "./askers.ts";

const NO_ID = "00000000-0000-7000-8000-000000000000";

/** What must be answered to whoever would limit somebody who is not there: rights are judged before. */
function limitStatus(asker: Asker, subject: Subject): number {
  const who = ASKERS[asker];
  if (!who) return outStatus(asker);
  if (!reads(asker, subject) || !who.agency) return 404;
  const roles: readonly string[] = who.roles;
  const isParty = subject.situation.parties.includes(who.agency);
  return isParty && roles.includes("editor") ? 422 : 403;
}

/** Who only suggests in a release. */
export const suggesterChecks: Record<string, Check> = {
  "api/v1/releases/[id]/suggesters/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const path = `/api/v1/releases/${subject.id}/suggesters`;
      const where = `${asker} ${subject.state}`;
      expect(await statusOf(asker, path), where).toBe(apiStatus(asker, reads(asker, subject)));
      const wish = { person: NO_ID, suggestsOnly: true };
      expect(await statusOf(asker, path, json(wish)), where).toBe(limitStatus(asker, subject));
    }),
};
