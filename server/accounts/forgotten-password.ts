import { setTimeout as sleep } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { person } from "#db/schema/people.ts";
import { forgottenPassword } from "#domain/account-inputs.ts";
import type { Asked } from "#domain/answers/accounts.ts";
import { faultOf } from "#domain/fault.ts";
import { isInState } from "#server/account-state.ts";
import { countLetterRequest } from "#server/attempts.ts";
import { letter, lettersWritten } from "#server/letter.ts";
import { log } from "#server/log.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { homeOf } from "#server/sessions.ts";
import { makeForgottenLink, secondsToAsk } from "./one-time-link.ts";

/** Milliseconds until the answer, whatever the work behind it takes. */
const ANSWER_AFTER = 500;
/** Requests that are worked on at once, half of what the database serves; further ones are dropped. */
const MOST_AT_ONCE = 5;

let running = 0;

/**
 * Sends a link for a new password to whoever has this address, when they have an active account and
 * not too many ask from the same place in the network (`addressOf`). The answer is the same, after
 * the same time, whoever asks for whom: it does not wait for what is done.
 */
export async function askForPassword(input: unknown, from: string): Promise<Asked> {
  const { email } = parse(forgottenPassword, input);
  if (running < MOST_AT_ONCE) void answerAsked(email, from);
  await sleep(ANSWER_AFTER);
  return { asked: true };
}

/** Never throws: nobody waits for it. */
async function answerAsked(email: string, from: string): Promise<void> {
  running += 1;
  try {
    await countLetterRequest(from);
    await sendLink(email);
  } catch (error) {
    if (!(error instanceof Refused)) log().error(faultOf(error), "no link for a new password");
  } finally {
    running -= 1;
  }
}

async function sendLink(email: string): Promise<void> {
  const isSent = await database().transaction(async (tx) => {
    const isActive = and(eq(person.email, email), isInState("active"));
    const [owner] = await tx.select().from(person).where(isActive).for("update");
    if (!owner || (await secondsToAsk(tx, owner.id, "account"))) return false;
    const { path, expiresAt } = await makeForgottenLink(tx, owner.id);
    const entry = {
      kind: "password.forgotten" as const,
      workspaceId: await homeOf(tx, owner.id),
      actorId: null,
      detail: { personId: owner.id },
    };
    await record(tx, entry, [letter("forgotten", owner, { path }, expiresAt)]);
    return true;
  });
  if (isSent) lettersWritten();
}
