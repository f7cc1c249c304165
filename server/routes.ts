import { readFileSync } from "node:fs";
import path from "node:path";

/** Paths that the entry itself answers. */
export const PROBES = ["/api/health", "/api/health/live", "/api/health/ready", "/api/metrics"];

/** The path of a request without its query, as it was sent. */
export function pathOf({ url = "" }: { url?: string | undefined }): string {
  return url.split("?", 1)[0] ?? "";
}

/** Pages whose last part of the path is a one-time token. */
const ONE_TIME_LINKS = ["/mulai/", "/undangan/", "/alamat/"];

/** Whether a path holds a one-time token. */
export function isOneTimeLink(path: string): boolean {
  return ONE_TIME_LINKS.some((start) => path.startsWith(start));
}

const PICTURES = [
  /^\/api\/v1\/releases\/[^/]+\/media\/[^/]+$/,
  /^\/rilis\/[^/]+\/[^/]+\/gambar\/[^/]+$/,
];

/** Whether a path is that of a picture of a text. */
export function isPicture(path: string): boolean {
  return PICTURES.some((pattern) => pattern.test(path));
}

/** Folders of files, each one route. */
const FOLDERS = ["/_next/", "/gaya/"];
const OTHER = "other";

type Built = { page: string; regex: string };

/**
 * Tells which route a path belongs to, such as `/naskah/[id]`: what logs and metrics may say of it,
 * because a path itself can hold ids and one-time tokens. Paths of no route are all `other`, and in
 * development, where there is no list of routes, all are.
 */
export function openRoutes(): (path: string) => string {
  const { exact, patterns } = builtRoutes();
  return (asked) => {
    if (exact.has(asked)) return asked;
    const folder = FOLDERS.find((one) => asked.startsWith(one));
    if (folder) return folder;
    return patterns.find(({ pattern }) => pattern.test(asked))?.page ?? OTHER;
  };
}

function builtRoutes() {
  let built: { staticRoutes: Built[]; dynamicRoutes: Built[] };
  try {
    const file = path.join(process.cwd(), ".next/routes-manifest.json");
    built = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    built = { staticRoutes: [], dynamicRoutes: [] };
  }
  return {
    exact: new Set([...PROBES, ...built.staticRoutes.map(({ page }) => page)]),
    patterns: built.dynamicRoutes.map(({ page, regex }) => ({ page, pattern: new RegExp(regex) })),
  };
}
