import type { oas31 } from "zod-openapi";
import type { ApiField } from "#domain/api-reading.ts";

export type Schema = oas31.SchemaObject | oas31.ReferenceObject | boolean | undefined;

const SHAPE = "#/components/schemas/";

/** The members of a schema as rows; those of objects inside follow with a dotted name. */
export function fieldsOf(schema: Schema, prefix = ""): ApiField[] {
  const object = objectIn(schema);
  if (!object) return [];
  const required = object.required ?? [];
  return Object.entries(object.properties ?? {}).flatMap(([key, inner]) => {
    const name = `${prefix}${key}`;
    const { type, shape } = typeOf(inner);
    return [
      { name, required: required.includes(key), type, shape, about: aboutOf(inner) },
      ...(shape ? [] : fieldsOf(inner, `${name}.`)),
    ];
  });
}

export function aboutOf(schema: Schema): string {
  return typeof schema === "object" && "description" in schema ? (schema.description ?? "") : "";
}

/** The object that a schema is, holds a list of, or may be null instead of. */
function objectIn(schema: Schema): oas31.SchemaObject | null {
  if (typeof schema !== "object" || "$ref" in schema) return null;
  if (schema.properties) return schema;
  if (schema.items) return objectIn(schema.items);
  const [only, ...others] = (schema.anyOf ?? []).filter((one) => !isNull(one));
  return others.length === 0 ? objectIn(only) : null;
}

const isNull = (schema: Schema) =>
  typeof schema === "object" && "type" in schema && schema.type === "null";

/** A type in words, and the shape that it names. */
export function typeOf(schema: Schema): { type: string; shape: string | null } {
  if (typeof schema !== "object") return { type: "any", shape: null };
  if ("$ref" in schema) {
    const shape = schema.$ref?.slice(SHAPE.length) ?? "";
    return { type: shape, shape };
  }
  if (schema.const !== undefined) return { type: JSON.stringify(schema.const), shape: null };
  if (schema.enum)
    return { type: schema.enum.map((v) => JSON.stringify(v)).join(" | "), shape: null };
  const either = schema.anyOf ?? schema.oneOf;
  if (either) {
    const all = either.map(typeOf);
    return {
      type: all.map(({ type }) => type).join(" | "),
      shape: all.find(({ shape }) => shape)?.shape ?? null,
    };
  }
  if (schema.type === "array") {
    const { type, shape } = typeOf(schema.items);
    return { type: `${type.includes(" | ") ? `(${type})` : type}[]`, shape };
  }
  const types = [schema.type ?? "any"].flat().join(" | ");
  return { type: schema.format ? `${types} (${schema.format})` : types, shape: null };
}
