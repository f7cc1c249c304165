import { createHmac } from "node:crypto";
import path from "node:path";
import type { Env } from "./env.ts";

/** What pages and routes need to know of this installation, derived once by the entry. */
export type Settings = {
  demo: boolean;
  /** Origins that may send cookies along; the first is the default one for links. */
  origins: readonly string[];
  secureCookies: boolean;
  trustProxy: boolean;
  /** Key of the session cookie. */
  sessionSecret: string;
  /** 32 bytes that seal what the database must not hold in the open. */
  sealKey: Buffer;
  /** Key of what nodes of this installation tell each other. */
  nodesKey: Buffer;
  /** Whether letters go out by SMTP, and the folder that they are put into when they do not. */
  mail: { sendsOut: boolean; folder: string };
};

const HOLDER = Symbol.for("sinergi.settings");
type Holder = { [HOLDER]?: Settings };

/** Every secret derives from the one of the installation, each for one purpose. */
function deriveSecret(secret: string, purpose: string): string {
  return createHmac("sha256", secret).update(purpose).digest("hex");
}

/** Publishes the settings to the pages, which Next loads apart from the entry. */
export function openSettings(env: Env, secret: string, port: number, demo: boolean): Settings {
  const local = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
  const origins = env.PUBLIC_URL ? [env.PUBLIC_URL] : local;
  const value: Settings = {
    demo,
    origins,
    secureCookies: env.PUBLIC_URL?.startsWith("https:") ?? false,
    trustProxy: env.TRUST_PROXY,
    sessionSecret: deriveSecret(secret, "session-cookie"),
    sealKey: Buffer.from(deriveSecret(secret, "seal"), "hex"),
    nodesKey: Buffer.from(deriveSecret(secret, "nodes"), "hex"),
    mail: {
      sendsOut: env.SMTP_URL !== undefined,
      folder: path.resolve(env.SINERGI_DATA, demo ? "demo" : "sinergi", "surat"),
    },
  };
  (globalThis as Holder)[HOLDER] = value;
  return value;
}

/** Throws before the entry has opened them. */
export function settings(): Settings {
  const value = (globalThis as Holder)[HOLDER];
  if (!value) throw new Error("the settings are not open: start the server by its entry");
  return value;
}
