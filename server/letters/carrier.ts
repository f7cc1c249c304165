import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { getSystemErrorName } from "node:util";
import nodemailer from "nodemailer";
import { isId } from "#domain/ids.ts";
import type { Composed } from "./compose.ts";

/** A mail with its own lasting name: sent twice, it is known to be the same. */
export type Mail = Composed & { id: string; writtenAt: Date };

/** Carries a mail on; throws when it did not arrive there. */
export type Carrier = {
  carry(mail: Mail, stop?: AbortSignal): Promise<void>;
  close(): void;
};

/** Milliseconds that a mail server is waited for: to connect, at each answer, for the whole mail. */
const CONNECT = 10_000;
const ANSWER = 20_000;
const WHOLE = 60_000;
/** Days after which a mail in a folder is removed. */
const KEEP_DAYS = 30;

/** Hands mails to a mail server; TLS as the address says (`smtps:`, or `?requireTLS=true`). */
export function smtpCarrier(url: string, from: string): Carrier {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: CONNECT,
    greetingTimeout: CONNECT,
    dnsTimeout: CONNECT,
    socketTimeout: ANSWER,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async carry(mail, stop) {
      const late = AbortSignal.timeout(WHOLE);
      const signal = stop ? AbortSignal.any([stop, late]) : late;
      await transport.sendMail({ ...messageOf(mail, from), signal });
    },
    close: () => transport.close(),
  };
}

/**
 * Puts mails into a folder, each as one file that its owner alone can read. A file is there whole or
 * not at all, and the same mail is the same file; after thirty days it is removed.
 */
export function folderCarrier(folder: string, from: string): Carrier {
  const transport = nodemailer.createTransport({
    streamTransport: true,
    buffer: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async carry(mail) {
      const { message } = await transport.sendMail(messageOf(mail, from));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = path.join(folder, `${mail.id}.eml`);
      const aside = await open(`${file}.new`, "w", 0o600);
      try {
        await aside.writeFile(message as Buffer);
        await aside.sync();
      } finally {
        await aside.close();
      }
      await rename(`${file}.new`, file);
      await removeOld(folder);
    },
    close: () => transport.close(),
  };
}

/** They hold addresses, and links that are long over. */
async function removeOld(folder: string): Promise<void> {
  for (const file of await readdir(folder)) {
    const [id = ""] = file.split(".");
    if (!isId(id) || Date.now() - writtenAt(id) < KEEP_DAYS * 86_400_000) continue;
    await rm(path.join(folder, file), { force: true });
  }
}

/** The moment that a UUIDv7 begins with, in milliseconds. */
const writtenAt = (id: string) => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);

function messageOf({ id, writtenAt, ...words }: Mail, from: string) {
  return {
    ...words,
    from,
    messageId: `<${id}@${from.match(/@([^\s>]+)/)?.[1] ?? "localhost"}>`,
    date: writtenAt,
    // Nobody's absence is to be answered to a machine.
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
  };
}

/** Why a mail did not arrive, as a code that names nobody: `smtp-550`, `ECONNREFUSED`, `ENOSPC`. */
export function failureOf(error: unknown): string {
  const { responseCode, errno, code } = error as Record<string, unknown>;
  if (typeof responseCode === "number") return `smtp-${responseCode}`;
  // The mailer has a code of its own for everything that its socket meets.
  if (typeof errno === "number" && errno < 0) return getSystemErrorName(errno);
  return typeof code === "string" && /^[A-Z][A-Z0-9_]{1,30}$/.test(code) ? code : "unknown";
}
