import type { Instrumentation } from "next";
import { faultOf } from "#domain/fault.ts";
import { log } from "#server/log.ts";

/** A page that fails shows its reader an id; the log has the fault under the same one. */
export const onRequestError: Instrumentation.onRequestError = (error, { path }) => {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  log().error({ id: digest, page: path.split("?", 1)[0], ...faultOf(error) }, "page failed");
};
