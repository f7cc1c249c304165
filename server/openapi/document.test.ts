import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { ACTIONS } from "#domain/workflow.ts";
import { openApiDocument } from "./document.ts";
import { GROUPS } from "./groups.ts";
import { described } from "./served.ts";

const root = path.resolve(import.meta.dirname, "../../app/api/v1");
/** Answers everything that is no path of the API. */
const REST = "[...rest]/route.ts";
const calls = GROUPS.flatMap(({ operations }) => operations);

/** Every route file of the API with the methods that it exports. */
const routes = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => file.endsWith("route.ts") && file !== REST)
  .map((file) => ({
    file,
    methods: [
      ...readFileSync(path.join(root, file), "utf8").matchAll(
        /^export (?:async )?(?:function|const) ([A-Z]+)\b/gm,
      ),
    ].map((match) => match[1] as string),
  }));

/** How well a route file answers a path, the way Next chooses: literal parts win. */
function rank(file: string, wanted: string): number {
  const parts = file.split("/").slice(0, -1);
  const asked = wanted.slice(1).split("/");
  if (parts.length !== asked.length) return 0;
  const scores = parts.map((part, at) => (part.startsWith("[") ? 1 : part === asked[at] ? 2 : 0));
  return scores.some((score) => score === 0) ? 0 : scores.reduce<number>((a, b) => a + b, 0);
}

const routeOf = (wanted: string) =>
  routes
    .map((route) => ({ ...route, score: rank(route.file, wanted) }))
    .sort((a, b) => b.score - a.score)
    .find(({ score }) => score > 0);

test("[Q1] the description is an OpenAPI 3.1 document", async () => {
  const document = JSON.parse(described().json);
  const { valid, errors } = await new Validator().validate(document);
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(document.openapi).toBe("3.1.1");
  const ids = calls.map(({ method, path }) => document.paths?.[path]?.[method]?.operationId);
  expect(new Set(ids).size).toBe(calls.length);
});

test("[Q2] every route file of the API and every method of it is described, and nothing else", () => {
  expect(routes.length).toBeGreaterThan(5);
  const known = calls.map((call) => {
    const route = routeOf(call.path);
    return `${call.method.toUpperCase()} ${route?.file ?? `no file for ${call.path}`}`;
  });
  const exported = routes.flatMap(({ file, methods }) => methods.map((m) => `${m} ${file}`));
  expect([...new Set(known)].sort()).toEqual(exported.sort());
});

test("[Q2] every action of a release is described under its own path", () => {
  const paths = calls.map((call) => call.path);
  for (const action of ACTIONS) expect(paths).toContain(`/releases/{id}/${action}`);
});

test("[Q2] no object of an answer takes members that are not described", () => {
  const open: string[] = [];
  const walk = (value: unknown, at: string) => {
    if (typeof value !== "object" || value === null) return;
    const { type, additionalProperties } = value as Record<string, unknown>;
    if (type === "object" && additionalProperties !== false && !at.endsWith("mapping")) {
      if (!("oneOf" in value)) open.push(at);
    }
    for (const [key, inner] of Object.entries(value)) walk(inner, `${at}/${key}`);
  };
  const { paths, components } = openApiDocument();
  for (const { method, path: where } of calls) {
    if (where === "/openapi.json") continue; // has a schema of its own
    walk(paths?.[where]?.[method]?.responses, `${method} ${where}`);
  }
  walk(components?.schemas, "components");
  expect(open).toEqual([]);
});
