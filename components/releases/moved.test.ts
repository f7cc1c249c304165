import { expect, test } from "vitest";
import type { SentRelease } from "#domain/answers/releases.ts";
import { movedSince } from "./moved.ts";

const version = { id: "v2", number: 2, sha256: "", frozenAt: "" };
const shown = { state: "ditinjau", versionId: "v2", missing: ["kpu", "kominfo"] } as const;
const now = { state: "ditinjau", missing: ["kpu", "kominfo"], version } as const;

type Now = Partial<Pick<SentRelease, "state" | "missing" | "version">>;

test.each<[string, Now, ReturnType<typeof movedSince>]>([
  ["nothing happened", {}, { kind: "nowhere" }],
  ["a colleague signed", { missing: ["kominfo"] }, { kind: "onward" }],
  ["the last one signed", { missing: [], state: "disetujui" }, { kind: "onward" }],
  ["it was published", { missing: [], state: "terbit" }, { kind: "onward" }],
  [
    "it was returned",
    { state: "perlu_revisi", version: null },
    { kind: "state", state: "perlu_revisi" },
  ],
  ["it was taken back", { state: "draf", version: null }, { kind: "state", state: "draf" }],
  [
    "it was returned and submitted again",
    { version: { ...version, id: "v3", number: 3 } },
    { kind: "version", number: 3 },
  ],
])("%s", (_what, change, moved) => {
  expect(movedSince(shown, { ...now, missing: [...now.missing], ...change })).toEqual(moved);
});
