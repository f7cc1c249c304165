import pino, { type Logger } from "pino";

export type Log = Logger;

const HOLDER = Symbol.for("sinergi.log");
type Holder = { [HOLDER]?: Logger };

/** Opens the log: one JSON line per event on stderr, never text of a draft and never secrets. */
export function openLog(level: string): Logger {
  const logger = pino(
    { level, base: null, redact: ["cookie", "password", "token", "secret"] },
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
