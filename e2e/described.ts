import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { openApiDocument } from "#server/openapi/document.ts";

/** An answer of the API as a client saw it. */
export type Seen = {
  method: string;
  /** With `/api/v1`, with or without a query. */
  path: string;
  status: number;
  type: string;
  body: string;
};

const BASE = "/api/v1";
const document = openApiDocument();
const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
ajv.addSchema(document, "api");
const compiled = new Map<string, ValidateFunction>();

/**
 * Why an answer is not what the description of the API says, or null when it is. Everything that
 * is not described is wrong: a status, a content type, a member of the body.
 */
export function undescribed({ method, path, status, type, body }: Seen): string | null {
  if (!isReadable(path)) return status === 400 ? null : `${path}: not turned away`;
  const [pathname = ""] = path.split("?", 1);
  const verb = method.toLowerCase();
  const template = templateOf(pathname.slice(BASE.length), verb);
  const where = `${method} ${pathname} ${status}`;
  if (!template) return [404, 405].includes(status) ? null : `${where}: no such call is described`;
  const content = document.paths?.[template]?.[verb as "get"]?.responses?.[status];
  if (!content) return `${where}: the status is not described; the body is ${body}`;
  const media = "content" in content ? Object.keys(content.content ?? {}) : [];
  const [given = ""] = type.split(";", 1);
  if (!media.includes(given)) return `${where}: ${given || "no content type"} instead of ${media}`;
  // A file is bytes: its own tests read it.
  if (!/json$/.test(given)) return null;
  const at = ["paths", template, verb, "responses", String(status), "content", given, "schema"];
  const check = validator(`api#/${at.map(escaped).join("/")}`);
  if (check(JSON.parse(body))) return null;
  const faults = check.errors?.map(
    (error) => `${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`,
  );
  return `${where}:\n  ${faults?.join("\n  ")}\n  in ${body}`;
}

/** What the entry turns away before anybody looks for a path: it is no request of the API. */
function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

/** True for addresses whose answers are described. */
export function isApi(url: string): boolean {
  return new URL(url).pathname.startsWith(`${BASE}/`);
}

function validator(ref: string): ValidateFunction {
  const known = compiled.get(ref) ?? ajv.compile({ $ref: ref });
  compiled.set(ref, known);
  return known;
}

const escaped = (part: string) =>
  encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));

/** The described path of an address: literal parts win over parameters, as in the router. */
function templateOf(pathname: string, verb: string): string | undefined {
  const asked = pathname.split("/");
  const fits = Object.entries(document.paths ?? {}).filter(([template, item]) => {
    const parts = template.split("/");
    return (
      verb in item &&
      parts.length === asked.length &&
      parts.every((part, at) => part.startsWith("{") || part === asked[at])
    );
  });
  const open = (template: string) => template.split("{").length;
  return fits.sort(([a], [b]) => open(a) - open(b))[0]?.[0];
}
