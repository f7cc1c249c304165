import { expect, test } from "vitest";
import { looseWords } from "./loose-words.ts";
import { parseSource, readSources } from "./sources.ts";

/** Names that are the same in every language. */
const NAMES = new Set(["Sinergi", "KPU", "DK", "– Sinergi"]);

test("[F3] no word that people see stands in the code", () => {
  const sources = readSources().filter(({ file }) => file.endsWith(".tsx"));
  expect(sources.length).toBeGreaterThan(50);
  const found = sources.flatMap((source) =>
    looseWords(source)
      .filter((words) => !NAMES.has(words))
      .map((words) => `${source.file}: ${words}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ["<p>Simpan</p>", ["Simpan"]],
  [`<p>{"Simpan"}</p>`, ["Simpan"]],
  [`<p>{busy ? "Menyimpan" : t("save")}</p>`, ["Menyimpan"]],
  [`<p>{busy && "Menyimpan"}</p>`, ["Menyimpan"]],
  ["<p>{`Versi ${number}`}</p>", ["Versi"]],
  [`<p>{"Versi " + number}</p>`, ["Versi"]],
  [`<button aria-label="Tutup" />`, ["Tutup"]],
  [`<input placeholder={"Cari"} />`, ["Cari"]],
  [`<Field label={wrong ? "Salah" : t("right")} />`, ["Salah"]],
  [`<p className="muted">{t("a.b")} · {12}</p>`, []],
  [`<p>{state === "draf" ? 1 : 2}</p>`, []],
  ["<p><kbd>Enter</kbd></p>", []],
  ["<code>/api/v1/openapi.json</code>", []],
])("%s", (markup, words) => {
  expect(looseWords(parseSource("a.tsx", markup))).toEqual(words);
});
