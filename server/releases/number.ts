import { and, eq, ne, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { agency } from "#db/schema/people.ts";
import { officeNumber } from "#db/schema/record.ts";
import { accessTo } from "#domain/access.ts";
import type { EnteredNumber } from "#domain/answers/releases.ts";
import { calendarDay } from "#domain/dates.ts";
import { officeNumber as numberInput } from "#domain/inputs.ts";
import { fillNumber, nextSequence } from "#domain/patterns.ts";
import { type Actor, hasRole, type Membership, membershipIn } from "#domain/people.ts";
import type { ReleaseView } from "#domain/views.ts";
import { agencyView } from "#server/agency-view.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { lockReadable, wrongState } from "./decide.ts";
import { type Dossier, findDossier, guardedOf } from "./dossier.ts";

/** States in which every party has signed, so that the text has something to be numbered. */
const NUMBERED_STATES: readonly string[] = ["disetujui", "terjadwal", "terbit"];

/**
 * Enters the number that the person's agency has given the signed text in its own register, or
 * corrects it, also once published: it is not part of the hash, and the record keeps every one.
 * Refused with `taken` when the agency has given it in the same year to another release.
 */
export async function numberRelease(
  asker: Actor,
  releaseId: string,
  input: unknown,
): Promise<EnteredNumber> {
  const { number } = parse(numberInput, input);
  return database().transaction(async (tx) => {
    const { dossier, actor, member } = await lockReadable(tx, asker, releaseId);
    const signedAt = signedAtOf(dossier, member);
    if (!dossier.parties.some((party) => party.id === member.agency.id)) {
      throw new Refused("not-a-party");
    }
    if (!hasRole(member, "editor")) throw new Refused("role", { extra: { needs: ["editor"] } });
    if (!signedAt) throw wrongState(dossier);
    const { year } = calendarDay(signedAt, dossier.workspace.timeZone);
    const agencyId = member.agency.id;
    await lockRegister(tx, agencyId);
    await refuseTaken(tx, actor, { releaseId, agencyId, year, number });
    const before = await numberOf(tx, releaseId, agencyId);
    if (before === number) return { agency: member.agency.slug, number };
    const entered = { year, number, enteredBy: actor.personId, enteredAt: sql`now()` };
    await tx
      .insert(officeNumber)
      .values({ releaseId, agencyId, ...entered })
      .onConflictDoUpdate({
        target: [officeNumber.releaseId, officeNumber.agencyId],
        set: entered,
      });
    await record(tx, {
      kind: "release.numbered",
      workspaceId: dossier.workspace.id,
      releaseId,
      actorId: actor.personId,
      detail: { agency: member.agency.slug, year, number, before },
    });
    return { agency: member.agency.slug, number };
  });
}

/** When the agency signed the text whose number is asked for; null while it cannot have one. */
function signedAtOf(dossier: Dossier, member: Membership): Date | null {
  if (!NUMBERED_STATES.includes(dossier.edition.state)) return null;
  return dossier.signatures.find((s) => s.agencyId === member.agency.id)?.at ?? null;
}

/** Two releases of an agency are numbered one after the other; nothing else waits for this lock. */
async function lockRegister(tx: Db, agencyId: string): Promise<void> {
  await tx
    .select({ id: agency.id })
    .from(agency)
    .where(eq(agency.id, agencyId))
    .for("no key update");
}

async function numberOf(tx: Db, releaseId: string, agencyId: string): Promise<string | null> {
  const [row] = await tx
    .select({ number: officeNumber.number })
    .from(officeNumber)
    .where(and(eq(officeNumber.releaseId, releaseId), eq(officeNumber.agencyId, agencyId)));
  return row?.number ?? null;
}

type Wish = { releaseId: string; agencyId: string; year: number; number: string };

/** Names the release that has the number only to those who may read it. */
async function refuseTaken(tx: Db, actor: Actor, wish: Wish): Promise<void> {
  const { releaseId, agencyId, year, number } = wish;
  const [row] = await tx
    .select({ id: officeNumber.releaseId })
    .from(officeNumber)
    .where(
      and(
        eq(officeNumber.agencyId, agencyId),
        eq(officeNumber.year, year),
        eq(officeNumber.number, number),
        ne(officeNumber.releaseId, releaseId),
      ),
    );
  if (!row) return;
  const holder = await findDossier(tx, row.id);
  if (!holder || accessTo(actor, guardedOf(holder)) === "none") {
    throw new Refused("taken", {
      words: "number-taken",
      values: { number, year: String(year) },
      extra: {},
    });
  }
  const { id, title } = holder.release;
  throw new Refused("taken", {
    words: "number-taken-by",
    values: { number, title },
    extra: { release: { id, title } },
  });
}

/** Which number this person may enter now, suggested by the pattern of their agency. */
export async function numberingFor(
  actor: Actor,
  dossier: Dossier,
): Promise<ReleaseView["numbering"]> {
  const member = membershipIn(actor, dossier.workspace.id);
  const signedAt = member && hasRole(member, "editor") ? signedAtOf(dossier, member) : null;
  if (!member || !signedAt) return null;
  const db = database();
  const day = { at: signedAt, zone: dossier.workspace.timeZone };
  const { id } = member.agency;
  const [house] = await db
    .select({ pattern: agency.numberPattern })
    .from(agency)
    .where(eq(agency.id, id));
  const rows = await db
    .select({ number: officeNumber.number })
    .from(officeNumber)
    .where(
      and(eq(officeNumber.agencyId, id), eq(officeNumber.year, calendarDay(day.at, day.zone).year)),
    );
  const pattern = house?.pattern ?? "";
  const sequence = nextSequence(
    pattern,
    rows.map((row) => row.number),
  );
  return { agency: agencyView(member.agency), suggestion: fillNumber(pattern, sequence, day) };
}
