import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { changedProfile, invitedPerson, newSystemAdmin, suspension } from "./account-inputs.ts";
import { newRelease, officeNumber } from "./inputs.ts";
import {
  changedAgency,
  changedAgreement,
  changedHouse,
  changedWorkspace,
} from "./workspace-inputs.ts";

const person = {
  ...{ workspace: "contoh", agency: "kpu", email: "baru@contoh.test" },
  ...{ name: "Orang", title: "Staf", roles: ["writer"] },
};
const workspace = {
  ...{ name: "Contoh", slug: "contoh", timeZone: "WIB" },
  ...{ fourEyes: "pengaju_saja", tag: "" },
};
const signatory = { name: "Orang", position: "Ketua" };
const agreement = {
  ...{ title: "Kerja sama", number: "1", signedOn: null, place: "Kudus", validUntil: null },
  ...{ signatories: { kpu: signatory, kominfo: signatory }, tag: "" },
};
const house = {
  ...{ colour: "biru", city: "Kudus", site: "situs", dateline: "Kudus", closing: "(kpu)" },
  ...{ endMark: "***", numberPattern: "{urut}", tag: "" },
};
const release = { workspace: "contoh", kind: "siaran_pers", title: "Judul" };

const PLACES: [string, z.ZodType, object, string[]][] = [
  ["a release", newRelease, release, ["title"]],
  ["an office number", officeNumber, { number: "1" }, ["number"]],
  ["a person", invitedPerson, person, ["name", "title"]],
  ["a system admin", newSystemAdmin, { email: person.email, name: "Orang" }, ["name"]],
  ["a profile", changedProfile, { name: "Orang", title: "Staf" }, ["name", "title"]],
  ["a suspension", suspension, { reason: "Pindah tugas" }, ["reason"]],
  ["a workspace", changedWorkspace, workspace, ["name"]],
  [
    ...(["an agency", changedAgency] as const),
    { name: "Instansi", shortName: "Instansi", slug: "kpu", tag: "" },
    ["name", "shortName"],
  ],
  ["an agreement", changedAgreement, agreement, ["title", "number", "place"]],
  [
    ...(["a house style", changedHouse] as const),
    house,
    ["city", "site", "dateline", "closing", "endMark", "numberPattern"],
  ],
];
const CASES = PLACES.flatMap(([what, schema, whole, fields]) =>
  fields.map((field) => ({ what, field, schema, whole })),
);
/** Bell, escape, next line; overrides, isolates and marks of direction; spaces of no width. */
const HIDDEN = ["\u0007", "\u001b", "\u0085", "\u202e", "\u2066", "\u200f", "\u061c", "\u200b"];

describe("[F12] what is typed into one line", () => {
  test.each(CASES)("$field of $what holds nothing hidden", ({ schema, whole, field }) => {
    expect(schema.safeParse(whole).error?.issues).toBeUndefined();
    for (const hidden of HIDDEN) {
      const sent = { ...whole, [field]: `Satu${hidden}dua {urut}` };
      const issues = schema.safeParse(sent).error?.issues;
      expect(issues?.[0], JSON.stringify(hidden)).toMatchObject({
        path: [field],
        message: "characters",
      });
    }
  });

  test.each(["Satu\tdua\n tiga\u00a0", "Café 表 👩‍👩‍👧 می‌خواهم", "“Satu–dua”"])(
    "takes %s",
    (line) => {
      const name = line.replace(/\s+/g, " ").trim();
      expect(changedProfile.parse({ name: line, title: line })).toEqual({ name, title: name });
    },
  );

  test("is not empty because nothing of it can be seen", () => {
    expect(changedProfile.safeParse({ name: "\u200d\u200c" }).success).toBe(false);
  });
});
