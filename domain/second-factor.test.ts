import { expect, test } from "vitest";
import { factorState, isHalfOpen } from "./second-factor.ts";

const table = [
  { required: false, enrolled: false, proven: false, state: "off", halfOpen: false },
  { required: true, enrolled: false, proven: false, state: "enrol", halfOpen: true },
  // An authenticator that was taken away leaves nothing that an old proof could stand for.
  { required: true, enrolled: false, proven: true, state: "enrol", halfOpen: true },
  { required: true, enrolled: true, proven: false, state: "prove", halfOpen: true },
  { required: true, enrolled: true, proven: true, state: "proven", halfOpen: false },
  { required: false, enrolled: true, proven: false, state: "prove", halfOpen: true },
  { required: false, enrolled: true, proven: true, state: "proven", halfOpen: false },
] as const;

for (const { state, halfOpen, ...facts } of table) {
  test(`[M1] ${JSON.stringify(facts)} is ${state}`, () => {
    expect(factorState(facts)).toBe(state);
    expect(isHalfOpen({ state, fresh: false })).toBe(halfOpen);
  });
}
