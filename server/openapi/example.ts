import type { Schema } from "./fields.ts";

/** What stands for a part of a path. */
const PATH: Record<string, string> = {
  workspace: "contoh",
  number: "1",
  action: "schedule",
  text: "current",
};

/** A request for a shell: `$ORIGIN` is the address of the installation, `cookies` the jar. */
export function exampleOf(method: string, path: string, open: boolean, body: Schema): string {
  const address = path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => PATH[name] ?? `$${name.toUpperCase()}`,
  );
  const lines = [`curl ${open ? "" : "-b cookies "}"$ORIGIN/api/v1${address}"`];
  if (method === "post") lines.push(`-H 'content-type: application/json'`);
  if (method === "post" && !open) lines.push(`-H "idempotency-key: $(uuidgen)"`);
  if (method === "post") lines.push(`-d '${JSON.stringify(sampleOf(body) ?? {})}'`);
  return lines.join(" \\\n  ");
}

/** The least that a body must hold, with a word that says what goes where. */
function sampleOf(schema: Schema): unknown {
  if (typeof schema !== "object" || "$ref" in schema) return undefined;
  if (schema.enum) return schema.enum[0];
  if (schema.properties) {
    const needed = schema.required ?? [];
    return Object.fromEntries(
      Object.entries(schema.properties)
        .filter(([name]) => needed.includes(name))
        .map(([name, inner]) => [name, sampleOf(inner)]),
    );
  }
  switch ([schema.type].flat()[0]) {
    case "array":
      return [sampleOf(schema.items)];
    case "boolean":
      return true;
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    default:
      return "…";
  }
}
