/** The description of the API as its page shows it. */

/** One member of a request or an answer; members of members have a dotted name. */
export type ApiField = {
  name: string;
  required: boolean;
  /** In words: `string`, `"id" | "en"`, `integer`. */
  type: string;
  /** The shape that the type names, if it has a name of its own. */
  shape: string | null;
  about: string;
};

export type ApiParameter = ApiField & { place: "path" | "query" | "header" };

export type ApiCall = {
  id: string;
  method: string;
  path: string;
  summary: string;
  about: string;
  open: boolean;
  parameters: ApiParameter[];
  body: ApiField[] | null;
  answer: { status: number; fields: ApiField[] } | null;
  problems: { status: number; reasons: string[] }[];
  /** A request for a shell, below the origin that the page knows. */
  example: string;
};

export type ApiGroup = { name: string; about: string; calls: ApiCall[] };
export type ApiShape = { name: string; fields: ApiField[] };
export type ApiProblem = { reason: string; status: number; fields: ApiField[] };

export type ApiReading = {
  version: string;
  groups: ApiGroup[];
  shapes: ApiShape[];
  problems: ApiProblem[];
};
