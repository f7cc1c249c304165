import { expect, test } from "vitest";
import { problemOf } from "./problem.ts";
import { Refused } from "./refused.ts";

test("[F4] a refusal names several as the language of the reader does", () => {
  const refused = new Refused("signatures-missing", {
    values: { agencies: ["KPU", "Diskominfo"] },
    extra: { missing: ["kpu", "kominfo"] },
  });
  expect(problemOf(refused, "id").detail).toContain("KPU dan Diskominfo");
  expect(problemOf(refused, "en").detail).toContain("KPU and Diskominfo");
});
