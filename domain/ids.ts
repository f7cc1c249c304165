const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID. A malformed id is treated as "not found" everywhere. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}
