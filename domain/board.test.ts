import { describe, expect, test } from "vitest";
import { type Concern, isMine, type Task, taskOf } from "./board.ts";
import { boardAddress, boardCall, NO_FILTERS, readFilters } from "./board-filters.ts";
import { EDITION_STATES } from "./release.ts";
import { searchText, wordsOf } from "./search-words.ts";

const KPU = "agency-kpu";
const KOMINFO = "agency-kominfo";

const concern = (more: Partial<Concern> = {}): Concern => ({
  state: "draf",
  publicStatus: "tidak_publik",
  parties: [KPU, KOMINFO],
  signed: [],
  submitter: null,
  contributors: ["writer"],
  fourEyes: "semua_kontributor",
  createdBy: "starter",
  assigneeId: null,
  ...more,
});
const editor = { personId: "editor", agencyId: KPU, roles: ["editor"] as const };
const writer = { personId: "writer", agencyId: KPU, roles: ["writer"] as const };
const both = [KPU, KOMINFO].map((agencyId) => ({ agencyId, personId: "x" }));

describe("[B1] what waits for whom", () => {
  const table: [what: string, Partial<Concern>, typeof editor | typeof writer, Task | null][] = [
    ["a draft waits for nobody in particular", {}, writer, null],
    ["a draft given to somebody waits for them", { assigneeId: "writer" }, writer, "write"],
    ["and not for the others", { assigneeId: "writer" }, editor, null],
    ["a text under review waits for an editor who may sign", { state: "ditinjau" }, editor, "sign"],
    ["not for a writer", { state: "ditinjau" }, writer, null],
    ["nor for an editor who wrote", { state: "ditinjau", contributors: ["editor"] }, editor, null],
    ["nor once the agency signed", { state: "ditinjau", signed: both.slice(0, 1) }, editor, null],
    ["nor outside the parties", { state: "ditinjau", parties: [KOMINFO] }, editor, null],
    [
      "an approved text waits for an editor",
      { state: "disetujui", signed: both },
      editor,
      "publish",
    ],
    ["not for a writer", { state: "disetujui", signed: both }, writer, null],
    ["a returned text waits for who wrote it", { state: "perlu_revisi" }, writer, "revise"],
    [
      "for who submitted it",
      { state: "perlu_revisi", submitter: { personId: "editor", agencyId: KPU } },
      editor,
      "revise",
    ],
    ["for whom it was given to", { state: "perlu_revisi", assigneeId: "editor" }, editor, "revise"],
    ["not for the others", { state: "perlu_revisi" }, editor, null],
    ["a published text waits for nobody", { state: "terbit", assigneeId: "editor" }, editor, null],
  ];
  test.each(table)("%s", (_what, more, reader, task) => {
    expect(taskOf(concern(more), reader)).toBe(task);
  });
});

test("[B1] mine is what I started, was given or wrote, in every state", () => {
  for (const state of EDITION_STATES) {
    expect(isMine(concern({ state }), "starter")).toBe(true);
    expect(isMine(concern({ state }), "writer")).toBe(true);
    expect(isMine(concern({ state, assigneeId: "editor" }), "editor")).toBe(true);
    expect(isMine(concern({ state }), "editor")).toBe(false);
  }
});

describe("[B2] filters stand in the address", () => {
  const filters = {
    show: "waiting",
    agency: "kpu",
    kind: "klarifikasi",
    workspace: "contoh",
    q: "TPS 07",
  } as const;

  test("and come out of it as they went in", () => {
    const address = boardAddress(filters);
    expect(address).toBe(
      "/naskah?saring=menunggu&instansi=kpu&jenis=klarifikasi&ruang=contoh&q=TPS+07",
    );
    const params = new URL(address, "http://x").searchParams;
    expect(readFilters(Object.fromEntries(params))).toEqual(filters);
    expect(boardAddress(NO_FILTERS)).toBe("/naskah");
  });

  test("what names no filter is left aside", () => {
    expect(
      readFilters({
        saring: "lain",
        instansi: "K P U",
        jenis: "x",
        ruang: ["../a"],
        q: ["\0 \ud800"],
      }),
    ).toEqual(NO_FILTERS);
  });

  test("the API is asked by its own names", () => {
    expect(boardCall("/api/v1/board", { ...filters, show: "mine" }, { limit: "5" })).toBe(
      "/api/v1/board?mine=true&agency=kpu&kind=klarifikasi&workspace=contoh&q=TPS+07&limit=5",
    );
  });
});

test("words are letters and digits, without case, accents and punctuation", () => {
  expect(wordsOf("Rapat Pleno, KTP-el (24/11) “Café” 1.234!")).toEqual([
    ..."rapat pleno ktp el 24 11 cafe 1 234".split(" "),
  ]);
  expect(wordsOf("… %_ ")).toEqual([]);
});

test("search knows each word of title, body and fields once", () => {
  const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
  const body = { type: "doc", content: [paragraph("Posko buka."), paragraph("Posko tutup")] };
  const fields = { contact: "Sekretariat", scope: ["Publikasi", "Posko"] };
  expect(searchText({ title: "Posko Data", body, fields })).toBe(
    "posko data buka tutup sekretariat publikasi",
  );
  const long = Array.from({ length: 60_000 }, (_, i) => `kata${i}`).join(" ");
  const kept = searchText({ title: long, body, fields: {} });
  expect(kept.length).toBeLessThanOrEqual(200_000);
  expect(kept.split(" ").every((word) => /^kata\d+$/.test(word))).toBe(true);
});
