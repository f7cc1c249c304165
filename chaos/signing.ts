import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { openDatabase } from "#db/client.ts";
import { setDatabase } from "#db/open.ts";
import { signature, version } from "#db/schema/record.ts";
import { findDossier } from "#server/releases/dossier.ts";
import { freeze } from "#server/releases/freeze.ts";
import { signRelease } from "#server/releases/sign.ts";
import { submitRelease } from "#server/releases/submit.ts";
import { makeNewsroom, type Newsroom, settle, startRelease, typeBody } from "#server/testing.ts";
import { withDemoDatabase } from "./processes.ts";
import { Broken, mustBeEmpty, type Scenario } from "./scenario.ts";

/** Milliseconds that a submit lets an edit go ahead. */
const LONGEST = 40;

type Db = Parameters<typeof makeNewsroom>[0];

/** Edits that race the submit and the signature of their text. */
export const signing: Scenario = {
  promise: "the signed hash is that of the text replayed at its position of the log",
  runs: 1000,
  needsPostgres: true,
  perform: ({ runs, random, tell, postgres = "" }) =>
    withDemoDatabase(postgres, async (url) => {
      const database = await openDatabase({ url });
      setDatabase(database);
      const room = await makeNewsroom(database.db);
      let included = 0;
      for (let run = 0; run < runs; run++) {
        included += await race(database.db, room, random() * LONGEST);
        if (run % 100 === 99) tell(`${run + 1}/${runs}`);
      }
      await database.close();
      return { races: runs, editsThatWon: included };
    }),
};

/** One race; answers how many of two edits came before the submit. */
async function race(db: Db, room: Newsroom, patience: number): Promise<number> {
  const id = await startRelease(room.kpuWriter);
  await typeBody(db, id, room.kpuWriter, "Awal.");
  const write = (n: number) => typeBody(db, id, room.kominfoWriter, "Awal.", `Akhir ${n}.`);
  const [first, { version: seen }, second] = await Promise.all([
    write(1),
    sleep(patience).then(() => submitRelease(room.kpuWriter, id)),
    sleep(2 * patience).then(() => write(2)),
  ]);
  const input = { versionId: seen.id, sha256: seen.sha256 };
  const [signed, late] = await Promise.all([
    settle([signRelease(room.kpuEditor, id, input), signRelease(room.kominfoEditor, id, input)]),
    write(3),
  ]);
  mustBeEmpty("signatures refused", signed.refused);
  if (late.kind !== "moved") mustBeEmpty("an edit of a signed text", [late]);
  await signedAsReplayed(db, id, seen.id);
  return [first, second].filter(({ kind }) => kind === "committed").length;
}

/** Throws unless the log ends at a version and gives its hash there, and everybody signed that. */
export async function signedAsReplayed(db: Db, releaseId: string, versionId: string) {
  const [row] = await db.select().from(version).where(eq(version.id, versionId));
  const dossier = await findDossier(db, releaseId);
  if (!row || !dossier) throw new Broken("the release is gone");
  const { headSeq } = dossier.edition;
  mustBeEmpty("rows behind the version", row.seq === headSeq ? [] : [{ at: row.seq, headSeq }]);
  const again = await freeze(db, dossier);
  const hashes = await db.select().from(signature).where(eq(signature.versionId, versionId));
  const all = [row, ...hashes];
  mustBeEmpty(
    "signatures on another text",
    all.filter(({ sha256 }) => sha256 !== again.sha256),
  );
}
