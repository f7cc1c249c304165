import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** The entry and Next load this file twice, so the storage lives on globalThis. */
const HOLDER = Symbol.for("sinergi.request-id");
type Holder = { [HOLDER]?: AsyncLocalStorage<string> };

function storage(): AsyncLocalStorage<string> {
  (globalThis as Holder)[HOLDER] ??= new AsyncLocalStorage();
  return (globalThis as Holder)[HOLDER] as AsyncLocalStorage<string>;
}

/** The id under which the log knows the request that is being answered; undefined outside of one. */
export function requestId(): string | undefined {
  return storage().getStore();
}

/** Runs `work` so that everything it starts has this request id. */
export function withRequestId<T>(id: string, work: () => T): T {
  return storage().run(id, work);
}

/** The id of a request: a trusted proxy's own, so that its log and ours tell of one, else a new one. */
export function newRequestId(req: IncomingMessage, trustProxy: boolean): string {
  const given = req.headers["x-request-id"];
  const isUsable = trustProxy && typeof given === "string" && /^[\w-]{8,64}$/.test(given);
  return isUsable ? given : randomUUID();
}
