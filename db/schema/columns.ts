import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

export const id = () => uuid("id").primaryKey();

/** A moment in UTC, to the millisecond, which is what JavaScript can hold. */
export const moment = (name: string) =>
  timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  fromDriver: (value) => new Uint8Array(value),
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
});
