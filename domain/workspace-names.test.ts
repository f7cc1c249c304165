import { expect, test } from "vitest";
import {
  slugFault,
  suggestedAgencyNames,
  suggestedCity,
  suggestedSlug,
} from "./workspace-names.ts";

test.each([
  ["Kabupaten Ketiga", "ketiga"],
  ["Kab. Gunung Kidul", "gunung-kidul"],
  ["Kota Magelang", "kota-magelang"],
  ["Kabupaten Pangkajene dan Kepulauan", "pangkajene-dan-kepulauan"],
  ["Provinsi Jawa Tengah", "provinsi-jawa-tengah"],
  ["  Kabupaten   Åland ", "aland"],
  ["Kabupaten Baru", "baru-1"],
  ["Kabupaten", ""],
  [
    "Kabupaten Satu Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan",
    "satu-dua-tiga-empat-lima-enam-tujuh",
  ],
])("[D2] a workspace's address is suggested from its name: %s → %s", (name, slug) => {
  expect(suggestedSlug(name)).toBe(slug);
  if (slug) expect(slugFault(slug)).toBeNull();
});

test.each([
  ["ketiga", null],
  ["kota-magelang-2", null],
  ["Ketiga", "slug"],
  ["ketiga ", "slug"],
  ["-ketiga", "slug"],
  ["ke--tiga", "slug"],
  ["", "slug"],
  ["../api", "slug"],
  ["baru", "reserved"],
  ["api", "reserved"],
  ["a".repeat(41), "too-long"],
])("[D2] the address “%s” is judged: %s", (slug, fault) => {
  expect(slugFault(slug)).toBe(fault);
});

test("the agencies and their city are named after the place", () => {
  expect(suggestedCity("Kabupaten Ketiga")).toBe("Ketiga");
  expect(suggestedCity("kota Tua")).toBe("Tua");
  expect(suggestedCity("Jepara")).toBe("Jepara");
  expect(suggestedAgencyNames(" Kabupaten  Ketiga ")).toEqual({
    kpu: "Komisi Pemilihan Umum Kabupaten Ketiga",
    kominfo: "Dinas Komunikasi dan Informatika Kabupaten Ketiga",
  });
  expect(suggestedAgencyNames("").kpu).toBe("");
});
