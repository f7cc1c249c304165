import type { oas31 } from "zod-openapi";
import type { ApiCall, ApiParameter, ApiReading } from "#domain/api-reading.ts";
import { openApiDocument } from "./document.ts";
import { exampleOf } from "./example.ts";
import { aboutOf, fieldsOf, type Schema, typeOf } from "./fields.ts";

const PROBLEM = "problem-";
const METHODS = ["get", "post"] as const;

let known: ApiReading | undefined;

/** The description of the API, taken apart for its page. */
export function apiReading(): ApiReading {
  known ??= read();
  return known;
}

function read(): ApiReading {
  const document = openApiDocument();
  const schemas = Object.entries(document.components?.schemas ?? {}) as [string, Schema][];
  const calls = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ tag: operation.tags?.[0], call: callOf(method, path, operation) }] : [];
    }),
  );
  return {
    version: document.info.version,
    groups: (document.tags ?? []).map(({ name, description = "" }) => ({
      name,
      about: description,
      calls: calls.filter(({ tag }) => tag === name).map(({ call }) => call),
    })),
    shapes: schemas
      .filter(([name]) => !name.startsWith(PROBLEM))
      .map(([name, schema]) => ({ name, fields: fieldsOf(schema) })),
    problems: schemas
      .filter(([name]) => name.startsWith(PROBLEM))
      .map(([name, schema]) => problemOf(name.slice(PROBLEM.length), schema)),
  };
}

const EVERYWHERE = ["type", "title", "status", "detail"];

function problemOf(reason: string, schema: Schema) {
  const fields = fieldsOf(schema);
  const status = Number(fields.find(({ name }) => name === "status")?.type);
  return { reason, status, fields: fields.filter(({ name }) => !EVERYWHERE.includes(name)) };
}

function callOf(method: string, path: string, operation: oas31.OperationObject): ApiCall {
  const body = schemaIn(operation.requestBody, "application/json");
  return {
    id: operation.operationId ?? "",
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? "",
    about: operation.description ?? "",
    open: operation.security?.length === 0,
    parameters: (operation.parameters ?? []).map(parameterOf),
    body: body === undefined ? null : fieldsOf(body),
    ...answersOf(operation),
    example: exampleOf(method, path, operation.security?.length === 0, body),
  };
}

function parameterOf(parameter: oas31.ParameterObject | oas31.ReferenceObject): ApiParameter {
  const { name, in: place, required = false, schema } = parameter as oas31.ParameterObject;
  return {
    name,
    place: place as ApiParameter["place"],
    required,
    ...typeOf(schema as Schema),
    about: aboutOf(schema as Schema),
  };
}

function answersOf({
  responses = {},
}: oas31.OperationObject): Pick<ApiCall, "answer" | "problems"> {
  const all = Object.entries(responses).map(([status, response]) => ({
    status: Number(status),
    answer: schemaIn(response, "application/json"),
    problem: schemaIn(response, "application/problem+json"),
  }));
  const done = all.find(({ answer }) => answer !== undefined);
  return {
    answer: done ? { status: done.status, fields: shapeFields(done.answer) } : null,
    problems: all
      .filter(({ problem }) => problem !== undefined)
      .map(({ status, problem }) => ({ status, reasons: reasonsIn(problem) })),
  };
}

/** An answer that is a shape of its own is named, not spelled out again. */
function shapeFields(schema: Schema) {
  const { type, shape } = typeOf(schema);
  return shape ? [{ name: "", required: true, type, shape, about: "" }] : fieldsOf(schema);
}

function reasonsIn(schema: Schema): string[] {
  if (typeof schema !== "object") return [];
  const each = "oneOf" in schema && schema.oneOf ? schema.oneOf : [schema];
  return each.map((one) => typeOf(one).type.slice(PROBLEM.length));
}

function schemaIn(holder: object | undefined, media: string): Schema {
  const content = holder && "content" in holder ? (holder.content as oas31.ContentObject) : {};
  return content[media]?.schema as Schema;
}
