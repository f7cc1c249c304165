import { describe, expect, test } from "vitest";
import { EDITION_STATES } from "./release.ts";
import { whyNoComment } from "./threads.ts";

describe("[K40] who may comment now", () => {
  const table = EDITION_STATES.flatMap((state) => {
    const open = state === "draf" || state === "perlu_revisi";
    const reviewed = state === "ditinjau" || state === "disetujui";
    const access = open ? "write" : "read";
    return [
      { state, access, isParty: true, why: open || reviewed ? null : "wrong-state" },
      { state, access, isParty: false, why: open ? null : "not-a-party" },
    ] as const;
  });
  test.each(table)("$state, party: $isParty → $why", ({ why, ...situation }) => {
    expect(whyNoComment(situation)).toBe(why);
  });

  test("nobody comments on an open text that they may only read", () => {
    expect(whyNoComment({ state: "draf", access: "read", isParty: true })).toBe("wrong-state");
  });
});
