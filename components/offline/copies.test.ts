import { expect, test } from "vitest";
import { copyOfName, databaseName } from "./copies.ts";

const of = { personId: "p", releaseId: "r", editionId: "e" };

test("[K9] the name of a database says whose words of which text it holds", () => {
  expect(copyOfName(databaseName(of))).toEqual(of);
  for (const name of ["", "lain", "sinergi-naskah", "sinergi-naskah p r", "x p r e"]) {
    expect(copyOfName(name)).toBeNull();
  }
});
