import { expect, test } from "vitest";
import { signersOf } from "./signers.ts";

test.each([
  [0, 0, "semua_kontributor", "none"],
  [0, 0, "pengaju_saja", "none"],
  [0, 2, "semua_kontributor", "invited"],
  [1, 0, "semua_kontributor", "single"],
  [1, 3, "semua_kontributor", "single"],
  [1, 0, "pengaju_saja", "enough"],
  [2, 0, "semua_kontributor", "enough"],
] as const)(
  "[D9] %i active and %i invited editors under %s: %s",
  (active, invited, fourEyes, signers) => {
    expect(signersOf({ active, invited }, fourEyes)).toBe(signers);
  },
);
