import { z } from "zod";
import {
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi";
import { internalProblem, PROBLEMS } from "#domain/answers/problem.ts";
import type { Reason } from "#domain/refusal.ts";
import manifest from "#package.json" with { type: "json" };
import { GROUPS } from "./groups.ts";
import type { Operation } from "./operation.ts";
import { headerParameters, parameterNames, pathParameters } from "./parameters.ts";
import { reasonsByStatus } from "./refusals.ts";

export type Description = ReturnType<typeof createDocument>;

let known: Description | undefined;

/** The API as an OpenAPI 3.1 document, made once from the schemas that the code itself uses. */
export function openApiDocument(): Description {
  known ??= createDocument(described());
  return known;
}

function described(): ZodOpenApiObject {
  return {
    openapi: "3.1.1",
    info: {
      title: "Sinergi",
      version: manifest.version,
      description: ABOUT,
    },
    servers: [{ url: "/api/v1" }],
    tags: GROUPS.map(({ name, about }) => ({ name, description: about })),
    security: [{ session: [] }],
    paths: paths(),
    components: {
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: "sinergi.session",
          description:
            "The session cookie of a signed-in person; `__Host-sinergi.session` where the installation is reached by https.",
        },
      },
    },
  };
}

const ABOUT = [
  "The newsroom of two agencies, for programs.",
  "JSON over the session cookie of a signed-in person. Times are RFC 3339 in UTC; ids are UUIDs in lower case; a malformed id is not found, and missing and forbidden are the same answer.",
  "Lists have `limit` (at most 100) and `cursor`. A POST is `application/json` and, from a browser, comes from a page of this installation.",
  "Every error is `application/problem+json` (RFC 9457) with a stable `type`; `detail` is a sentence in the language of the person.",
].join("\n\n");

function paths(): ZodOpenApiPathsObject {
  const all: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const { name, operations } of GROUPS) {
    for (const operation of operations) {
      const path = all[operation.path] ?? {};
      path[operation.method] = { tags: [name], ...describe(operation) };
      all[operation.path] = path;
    }
  }
  return all;
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const { method, path, summary, about, query, body, sends, open } = operation;
  const keyed = method === "post" && !open && !sends;
  return {
    operationId: operationId(operation),
    summary,
    ...(about ? { description: about } : {}),
    ...(open ? { security: [] } : {}),
    requestParams: {
      ...(parameterNames(path).length ? { path: pathParameters(operation) } : {}),
      ...(query ? { query } : {}),
      ...(keyed ? { header: headerParameters } : {}),
    },
    ...(body ? { requestBody: bodyOf(body) } : {}),
    ...(sends ? { requestBody: { required: true, content: contentOf(sends) } } : {}),
    responses: responses(operation),
  };
}

/** Where `{}` would do, nothing at all does too. */
function bodyOf(schema: z.ZodType) {
  const required = !schema.safeParse({}).success;
  return { required, content: { "application/json": { schema } } };
}

const contentOf = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, {}]));

function responses(operation: Operation): ZodOpenApiResponsesObject {
  const all: Record<string, object> = {};
  if (operation.answer) {
    all[String(operation.status ?? 200)] = {
      description: "Done.",
      content: { "application/json": { schema: operation.answer } },
    };
  }
  if (operation.files) {
    all["200"] = { description: "A file.", content: contentOf(operation.files) };
  }
  for (const [status, reasons] of reasonsByStatus(operation)) {
    all[String(status)] = problems(reasons.join(", "), reasons.map(problemOf));
  }
  all["500"] = problems("internal", [internalProblem]);
  all["503"] = { description: "The server is starting; try again after `Retry-After` seconds." };
  return all as ZodOpenApiResponsesObject;
}

const problemOf = (reason: Reason): z.ZodObject => PROBLEMS[reason];

function problems(description: string, schemas: readonly z.ZodObject[]) {
  const [first, ...others] = schemas;
  const schema =
    first && others.length ? z.discriminatedUnion("type", [first, ...others] as never) : first;
  return { description, content: { "application/problem+json": { schema } } };
}

/** `post /releases/{id}/sign` → `postReleasesIdSign`. */
function operationId({ method, path }: Operation): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join("");
}
