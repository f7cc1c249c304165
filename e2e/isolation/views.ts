import type { Program } from "#e2e/program.ts";
import { openApiDocument } from "#server/openapi/document.ts";

/** What somebody can see: each address with its answer. */
export type Views = Map<string, string>;

/** Names that stand in addresses, apart from the release that this is about. */
const PLACES: Record<string, string> = {
  workspace: "contoh",
  slug: "contoh",
  agency: "kpu",
  number: "1",
};
const PAGES = [
  "/",
  "/masuk",
  "/naskah",
  "/naskah?tampil=rapat",
  "/naskah/baru",
  "/naskah/{id}",
  "/naskah/{id}/tinjau",
  "/akun",
  "/profil",
  "/pengaturan",
  "/pengaturan/ruang/contoh",
  "/bantuan",
  "/rilis/contoh",
  "/rilis/jepara",
];

/**
 * Every address that can be read: all described GETs, searches for the given words, and the pages.
 * A new call of the API is among them without being named here.
 */
export function addresses(id: string, words: readonly string[]): string[] {
  const states = ["draf", "ditinjau", "perlu_revisi", "disetujui", "terbit"];
  const calls = Object.entries(openApiDocument().paths ?? {}).filter(([, path]) => path?.get);
  const plain = calls.flatMap(([path]) => {
    if (path.includes("{state}")) return states.map((state) => path.replace("{state}", state));
    return [path.replace(/\{(\w+)\}/g, (_, name: string) => PLACES[name] ?? id)];
  });
  const searches = words.flatMap((word) => {
    const q = encodeURIComponent(word);
    return [`/releases?q=${q}`, `/board?q=${q}`, `/people?q=${q}`];
  });
  const pulse = "/board/pulse?since=2026-01-01T00:00:00Z";
  const api = [...plain.filter((path) => path !== "/board/pulse"), pulse, ...searches];
  const found = words.map((word) => `/naskah?q=${encodeURIComponent(word)}`);
  return [...api.map((path) => `/api/v1${path}`), ...PAGES, ...found].map((path) =>
    path.replace("{id}", id),
  );
}

/** Reads them all as one person. */
export async function viewsOf(program: Program, at: readonly string[]): Promise<Views> {
  const views: Views = new Map();
  for (const address of at) {
    const answer = await program.fetch(address);
    const kind = answer.headers.get("content-type") ?? "";
    const { status } = answer;
    const location = answer.headers.get("location") ?? "";
    views.set(address, `${status} ${kind} ${location}\n${await answer.text()}`);
  }
  return views;
}

/**
 * What stays the same from request to request. Moments are new each time; the parts of a page come
 * in the order in which they were ready, so its words count, sorted; what a page throws is drawn in
 * the browser, from scripts that are searched but not compared.
 */
function settled(text: string): string {
  const [line = "", page = ""] = text.split(/\n(.*)/s);
  const moments = (part: string) =>
    part.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "moment").replace(/\b\d\d\.\d\d\b/g, "clock");
  if (!line.includes("text/html")) return moments(text);
  if (!line.startsWith("200")) return line;
  const shown = page.replace(/<(script|head|style)\b.*?<\/\1>/gs, "").replace(/<[^>]*>/g, " ");
  return [line, ...moments(shown).split(/\s+/).sort()].join(" ");
}

/** Where two answers begin to tell different things, shortly; empty when they do not. */
export function difference(...answers: [string, string]): string {
  const [before, after] = answers.map(settled) as [string, string];
  if (before === after) return "";
  let at = 0;
  while (before[at] === after[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 40), at + 80);
  return `${around(before)} → ${around(after)}`;
}
