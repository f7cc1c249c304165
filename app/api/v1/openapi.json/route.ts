import { tagged } from "#app/(public)/rilis/respond.ts";
import { described } from "#server/openapi/served.ts";

/** The description of the API; the same for everybody, so that caches may keep it. */
export function GET(request: Request): Response {
  const { json, etag } = described();
  return tagged(request, json, etag, "application/json");
}
