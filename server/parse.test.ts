import { expect, test } from "vitest";
import { changedProfile } from "#domain/account-inputs.ts";
import { parse } from "./parse.ts";
import { problemOf } from "./problem.ts";

/** What a refused profile is answered, in Indonesian. */
function answered(input: unknown) {
  try {
    return parse(changedProfile, input);
  } catch (error) {
    return problemOf(error, "id");
  }
}

test("[F12] a refusal says that hidden characters are the reason, and where", () => {
  expect(answered({ name: "Budi\u202eidub" })).toMatchObject({
    status: 422,
    title: "invalid-input",
    detail: expect.stringContaining("karakter tersembunyi"),
    errors: [{ path: "name", message: "characters" }],
  });
  expect(answered({ name: "" })).toMatchObject({ detail: "Ada isian yang belum benar." });
});
