import { isCleanText } from "./clean-text.ts";
import { RELEASE_KINDS, type ReleaseKind } from "./release.ts";

export type BoardShow = "all" | "mine" | "waiting";

/** What a reader asked the board for; each one narrows the others. */
export type BoardFilters = {
  show: BoardShow;
  agency: string | null;
  kind: ReleaseKind | null;
  workspace: string | null;
  q: string;
};

export const NO_FILTERS: BoardFilters = {
  show: "all",
  agency: null,
  kind: null,
  workspace: null,
  q: "",
};

const SHOW_IN_ADDRESS = { all: null, mine: "milik", waiting: "menunggu" } as const;
const MAX_QUERY = 200;
const SLUG = /^[a-z0-9-]{1,40}$/;

type Params = Record<string, string | string[] | undefined>;

/** Filters out of the address of the board; what names none is left aside. */
export function readFilters(params: Params): BoardFilters {
  const one = (name: string) => [params[name] ?? ""].flat()[0] ?? "";
  const slug = (name: string) => (SLUG.test(one(name)) ? one(name) : null);
  const saring = one("saring");
  return {
    show: saring === "milik" ? "mine" : saring === "menunggu" ? "waiting" : "all",
    agency: slug("instansi"),
    kind: RELEASE_KINDS.find((kind) => kind === one("jenis")) ?? null,
    workspace: slug("ruang"),
    q: isCleanText(one("q")) ? one("q").trim().slice(0, MAX_QUERY) : "",
  };
}

/** Filters as parameters of the address, for the fields of a form without script too. */
export function filterParams(filters: BoardFilters): Record<string, string> {
  const { show, agency, kind, workspace, q } = filters;
  return present({
    saring: SHOW_IN_ADDRESS[show],
    instansi: agency,
    jenis: kind,
    ruang: workspace,
    q,
  });
}

/** The address of the board with these filters, to share or to keep. */
export function boardAddress(filters: BoardFilters): string {
  return withQuery("/naskah", filterParams(filters));
}

/** The same filters as the API names them. */
export function filterQuery(filters: BoardFilters): Record<string, string> {
  const { show, agency, kind, workspace, q } = filters;
  const flag = (wanted: boolean) => (wanted ? "true" : null);
  const mine = flag(show === "mine");
  const waiting = flag(show === "waiting");
  return present({ mine, waiting, agency, kind, workspace, q });
}

/** A call of the API about the board with these filters. */
export function boardCall(path: string, filters: BoardFilters, more: Record<string, string> = {}) {
  return withQuery(path, { ...filterQuery(filters), ...more });
}

function present(values: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

function withQuery(path: string, params: Record<string, string>): string {
  const query = new URLSearchParams(params).toString();
  return query ? `${path}?${query}` : path;
}
