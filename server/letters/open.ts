import type { Db } from "#db/client.ts";
import type { Env } from "#server/env.ts";
import { onLetters } from "#server/letter.ts";
import type { Log } from "#server/log.ts";
import type { Settings } from "#server/settings.ts";
import { folderCarrier, smtpCarrier } from "./carrier.ts";
import { startLetters } from "./worker.ts";

/**
 * Starts the delivery of letters: by SMTP where an address of a mail server is set, into a folder
 * otherwise. Answers the function that stops it.
 */
export function openLetters(
  env: Env,
  { origins, mail }: Settings,
  { db, log }: { db: Db; log: Log },
): () => Promise<void> {
  const address = origins[0] ?? "";
  const from = env.MAIL_FROM ?? `Sinergi <sinergi@${new URL(address).hostname}>`;
  const carrier = env.SMTP_URL ? smtpCarrier(env.SMTP_URL, from) : folderCarrier(mail.folder, from);
  const { wake, stop } = startLetters({ db, carrier, address, log });
  onLetters(wake);
  return async () => {
    onLetters(undefined);
    await stop();
  };
}
