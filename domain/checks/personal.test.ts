import { describe, expect, test } from "vitest";
import { foundBy, textOf } from "./testing.ts";

const RULES = ["nik", "phone", "address"] as const;
const found = (words: string, fields?: Record<string, string>) =>
  foundBy(RULES, textOf(words, { fields })).map(({ rule, words: at }) => `${rule} ${at}`);

describe("[K24] identity numbers, private telephones and home addresses are found", () => {
  test.each([
    ["Warga bernama Budi, 3320014107900003, hadir.", "nik 3320014107900003"],
    ["NIK 3320-0141-0790-0003 tercatat.", "nik 3320-0141-0790-0003"],
    ["NIK: 3320 0141 0790 0003.", "nik 3320 0141 0790 0003"],
    ["Nomor KK 332001 410790 0003.", "nik 332001 410790 0003"],
    ["NIK 9999999999999999 tercatat.", "nik 9999999999999999"],
    ["Budi (081234567890) melihatnya.", "phone 081234567890"],
    ["Budi, +62 812-3456-7890, melihatnya.", "phone +62 812-3456-7890"],
    ["Warga itu tinggal di RT 03/RW 02 Desa Contoh.", "address RT 03/RW 02"],
  ])("%s", (words, wanted) => {
    expect(found(words)).toEqual([wanted]);
  });
  test("also in a field", () => {
    expect(found("Isi.", { venue: "Rumah 3320014107900003" })).toEqual(["nik 3320014107900003"]);
    expect(found("Isi.", { contact: "Budi, NIK 3320014107900003" })).toHaveLength(1);
  });
});

describe("[K24] other long numbers and public ones stay silent", () => {
  test.each([
    ["Anggarannya Rp3.621.313.900.000.000."],
    ["Anggarannya Rp3320014107900003."],
    ["Kode 9999999999999999 dipakai."],
    ["Nomor 33200141079000031 tercatat."],
    ["Rekening 332001410790000 di bank."],
    ["Narahubung: Humas KPU, 081234567890."],
    ["Laporkan ke WhatsApp layanan 0812-3456-7890."],
    ["Telepon kantor (0291) 591234."],
    ["Hubungi 112 atau 0291-591234."],
    ["TPS 5 berada di rumah RT 03/RW 02."],
    ["Sosialisasi digelar di balai RT 03/RW 02."],
    ["Surat 087/HM/KOMINFO/04/2019."],
    ["Ada 812.345.678 lembar."],
  ])("%s", (words) => {
    expect(found(words)).toEqual([]);
  });
  test("the telephone of the contact field", () => {
    expect(found("Isi.", { contact: "Humas, 081234567890" })).toEqual([]);
  });
});
