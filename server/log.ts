import pino, { type Logger } from "pino";
import { faultOf } from "#domain/fault.ts";
import { requestId } from "./request-id.ts";

export type Log = Logger;

const HOLDER = Symbol.for("sinergi.log");
type Holder = { [HOLDER]?: Logger };

/**
 * Opens the log: one JSON line per event on stderr, never text of a draft and never secrets. Lines
 * written while a request is answered carry its id.
 */
export function openLog(level: string): Logger {
  const logger = pino(
    {
      level,
      base: null,
      redact: ["cookie", "password", "token", "secret"],
      mixin: (fields) => {
        const id = requestId();
        return id && !("id" in fields) ? { id } : {};
      },
    },
    pino.destination(2),
  );
  (globalThis as Holder)[HOLDER] = logger;
  return logger;
}

/** The open log; a silent one before it is opened, as in tests. */
export function log(): Logger {
  (globalThis as Holder)[HOLDER] ??= pino({ level: "silent" });
  return (globalThis as Holder)[HOLDER] as Logger;
}

/**
 * Turns what libraries print into lines of the log that name the fault and nothing else: their
 * messages may carry people's words. A page's `digest` is what the person who met the fault sees.
 */
export function catchConsole(logger: Logger): void {
  const note =
    (level: "error" | "warn") =>
    (...said: unknown[]) => {
      const error = said.find((one) => one instanceof Error);
      const digest = error && "digest" in error ? { digest: String(error.digest) } : {};
      logger[level]({ ...(error ? faultOf(error) : {}), ...digest }, "said by a library");
    };
  console.error = note("error");
  console.warn = note("warn");
}
