import { expect, test } from "vitest";
import { newWorkspace } from "#domain/workspace-inputs.ts";
import { blankWorkspace, renamed, sentWorkspace, withoutBlankPeople } from "./workspace-draft.ts";

test("[D2] what was suggested follows the name, what was typed stays", () => {
  const typed = ["K", "Kab", "Kabupaten Ketiga"].reduce(renamed, blankWorkspace());
  expect(typed.slug).toBe("ketiga");
  expect(typed.agencies.kpu).toMatchObject({
    name: "Komisi Pemilihan Umum Kabupaten Ketiga",
    city: "Ketiga",
  });
  const own = { ...typed, slug: "tiga" };
  const again = renamed(own, "Kabupaten Keempat");
  expect(again.slug).toBe("tiga");
  expect(again.agencies.kominfo.city).toBe("Keempat");
});

test("what the form sends is what the server takes", () => {
  const draft = renamed(blankWorkspace(), "Kabupaten Ketiga");
  const filled = withoutBlankPeople({ ...draft, agreementLater: true });
  expect(newWorkspace.safeParse(sentWorkspace(filled)).error).toBeUndefined();
  const paths = newWorkspace
    .safeParse(sentWorkspace(draft))
    .error?.issues.map(({ path }) => path.join("."));
  expect(paths).toEqual([
    "agreement.title",
    "people.0.name",
    "people.0.email",
    "people.1.name",
    "people.1.email",
  ]);
});
