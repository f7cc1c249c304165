import { eq, sql } from "drizzle-orm";
import { database } from "#db/open.ts";
import { userSession } from "#db/schema/people.ts";
import type { ProvenFactor } from "#domain/answers/factor.ts";
import { shownCode } from "#domain/factor-inputs.ts";
import type { Actor } from "#domain/people.ts";
import { signedActor } from "#server/actor.ts";
import { guardedCode } from "#server/code-guesses.ts";
import { lettersWritten } from "#server/letter.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { carryOffer, countRecoveryCodes, noteFactor, takeCode } from "#server/second-factor.ts";
import { keepSession, type Renew } from "#server/sessions.ts";

/**
 * Shows the second factor in this session: it is proven from now on, and young enough to sign with
 * for the minutes that the person's workspaces set. Throws `Refused("wrong-code")`.
 */
export async function proveFactor(
  asker: Actor,
  input: unknown,
  renew: Renew = keepSession,
): Promise<ProvenFactor> {
  const { code } = parse(shownCode, input);
  const proven = await guardedCode({ personId: asker.personId, typed: code }, () =>
    database().transaction(async (tx) => {
      const actor = await signedActor(tx, asker);
      const { personId, sessionId } = actor;
      const by = await takeCode(tx, personId, code);
      if (!by) return null;
      await tx
        .update(userSession)
        .set({ factorAt: sql`now()` })
        .where(eq(userSession.id, sessionId));
      await carryOffer(tx, personId, { from: sessionId, to: await renew(tx, actor) });
      if (by === "recovery") await noteFactor(tx, personId, "recovery_used");
      return { by, recoveryCodesLeft: await countRecoveryCodes(tx, personId) };
    }),
  );
  if (!proven) throw new Refused("wrong-code");
  lettersWritten();
  return proven;
}
