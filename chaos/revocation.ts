import { eq } from "drizzle-orm";
import { type Db, openDatabase } from "#db/client.ts";
import { draftUpdate } from "#db/schema/drafts.ts";
import { membership } from "#db/schema/people.ts";
import type { Role } from "#domain/people.ts";
import { Program } from "#e2e/program.ts";
import { type Running, startServer, stopServer, temporaryFolder } from "#e2e/server-process.ts";
import { endSessions } from "#server/sessions.ts";
import { onPostgres, withDemoDatabase } from "./processes.ts";
import { hears, withRedis } from "./redis.ts";
import { Broken, mustBeEmpty, type Scenario, until } from "./scenario.ts";
import { nothingIsLost, Typists } from "./typists.ts";
import { Wire } from "./wire.ts";

const WRITER = "penulis@kpu.contoh.test";
const ADMIN = "admin@contoh.test";
/** The question after the sessions behind the sockets, which a node asks every second. */
const LOOK = /suspended_at" is not null or /;
/** A look may be under way when the revocation commits; the next one sees it. */
const LOOKS = 2;

type Means = { db: Db; here: Running; writer: Program; admin: Program; personId: string };

/**
 * Takes a right away at another node, or past all of them as the console does; answers how many
 * edits of the person were in the log by then. Within the transaction that is exact: it holds the
 * rows that every commit of theirs asks for.
 */
type Revoke = (means: Means) => Promise<number>;

const editsOf = (db: Db, personId: string) =>
  db.$count(draftUpdate, eq(draftUpdate.personId, personId));

async function told(means: Means, program: Program, path: string, body: unknown): Promise<number> {
  const { status } = await program.call("POST", path, body);
  if (status !== 200) throw new Broken(`${path} was answered ${status}`);
  return editsOf(means.db, means.personId);
}

const REVOCATIONS: Record<string, Revoke> = {
  "signs out": async ({ here, writer, db, personId }) => {
    await Program.holding(here.origin, writer.cookie).signOut();
    return editsOf(db, personId);
  },
  "is suspended": (means) =>
    told(means, means.admin, `/people/${means.personId}/suspend`, { reason: "Uji kacau" }),
  "loses all sessions": ({ db, personId }) =>
    db.transaction(async (tx) => {
      await endSessions(tx, { personId, by: null });
      return editsOf(tx, personId);
    }),
  "writes no more": ({ db, personId }) =>
    db.transaction(async (tx) => {
      await setRole(tx, personId, "admin");
      return editsOf(tx, personId);
    }),
};

async function setRole(db: Db, personId: string, role: Role): Promise<void> {
  await db
    .update(membership)
    .set({ roles: [role] })
    .where(eq(membership.personId, personId));
}

/** People who type at one node while their right to is taken away at another. */
export const revocation: Scenario = {
  promise:
    "a revocation closes sockets at every node by the second look, and no edit comes after it",
  runs: 40,
  needsPostgres: true,
  needsRedis: true,
  perform: ({ runs, random, tell, postgres = "" }) =>
    withDemoDatabase(postgres, (url) =>
      withRedis(async (redisUrl, line) => {
        const database = await openDatabase({ url });
        let looks = 0;
        const { wire, url: through } = await Wire.to(url, {
          hear: (words) => {
            if (LOOK.test(words)) looks += 1;
          },
        });
        const start = (at: string) => {
          const env = { ...onPostgres(at).env, REDIS_URL: redisUrl };
          return startServer(temporaryFolder(), { env });
        };
        const here = await start(url);
        const there = await start(through);
        const admin = await Program.signedIn(here.origin, ADMIN);
        const figures = { frames: 0, worstMs: 0, worstMsWithoutRedis: 0, worstLooks: 0 };
        for (let run = 0; run < runs; run++) {
          const withoutRedis = run % 2 === 1;
          if (withoutRedis) line.cut();
          else line.mend();
          for (const node of [here, there]) await hears(node, withoutRedis ? "down" : "up");
          const names = Object.keys(REVOCATIONS);
          const name = names[Math.floor(run / 2) % names.length] as string;
          const writer = await Program.signedIn(there.origin, WRITER);
          const { body: me } = await writer.call<{ id: string }>("GET", "/me");
          const means = { db: database.db, here, writer, admin, personId: me.id };
          const typists = await Typists.of([writer], random);
          await typists.confirmed(20 + Math.floor(random() * 60));
          looks = 0;
          const before = await (REVOCATIONS[name] as Revoke)(means);
          const from = performance.now();
          const since = looks;
          await until("the socket to close", () => typists.codes.length > 0, 10_000);
          const ms = Math.round(performance.now() - from);
          const worst = withoutRedis ? "worstMsWithoutRedis" : "worstMs";
          figures[worst] = Math.max(figures[worst], ms);
          figures.worstLooks = Math.max(figures.worstLooks, looks - since);
          mustBeEmpty("looks until the close", looks - since > LOOKS ? [looks - since] : []);
          // The page comes back, and whoever may still read tries to write.
          typists.comeBack();
          await until("an answer", () => typists.codes.length > 1 || typists.areHere);
          typists.rest();
          const after = await editsOf(database.db, me.id);
          mustBeEmpty("edits after the revocation", after === before ? [] : [{ before, after }]);
          await restore(means, name);
          await nothingIsLost(there.origin, typists);
          figures.frames += typists.acknowledged.frames;
          typists.leave();
          tell(`${run + 1}/${runs}, ${name}, ${ms} ms${withoutRedis ? " without Redis" : ""}`);
        }
        for (const node of [here, there]) await stopServer(node, "SIGTERM");
        await wire.close();
        await database.close();
        return figures;
      }),
    ),
};

/** The person may write again. */
async function restore({ db, admin, personId }: Means, name: string): Promise<void> {
  if (name === "writes no more") await setRole(db, personId, "writer");
  if (name !== "is suspended") return;
  const { status } = await admin.call("POST", `/people/${personId}/restore`, {});
  if (status !== 200) throw new Broken(`a restoring was answered ${status}`);
}
