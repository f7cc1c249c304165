// The collab server of Sinergi with its real log, on a bare HTTP server: no Next, no sign-in. Who
// asks is told from memory, what may be written is judged by the database as ever. Bundled by
// `build-engine.mjs`, because Node does not read our TypeScript.
import { createServer } from "node:http";
import { openDatabase } from "#db/client.ts";
import { setDatabase } from "#db/open.ts";
import { DEFAULT_LIMITS } from "#domain/limits.ts";
import { attachCollab } from "#server/collab/attach.ts";
import { draftStore } from "#server/collab-wiring.ts";
import { createRelease } from "#server/releases/create.ts";
import { draftGrant } from "#server/releases/grant.ts";
import { ReplayThread } from "#server/releases/replay-thread.ts";
import { rightsOf, standingOf } from "#server/standing.ts";
import { makeNewsroom } from "#server/testing.ts";

const { BENCH_FOLDER: folder, BENCH_DATABASE: url, BENCH_LIMITS: limits } = process.env;
const database = await openDatabase(url ? { url } : { folder });
const { db } = database;
setDatabase(database);
const newsroom = await makeNewsroom(db);

const actors = [];
const grants = new Map();

/** Signs in so many writers; the cookie of each is the number they have here. */
async function people(count) {
  while (actors.length < count) {
    const kind = actors.length % 2 ? "kominfo" : "kpu";
    actors.push(await newsroom.add(kind, `Uji ${actors.length + 1}`, "writer"));
  }
  return actors.map((_, index) => ({ cookie: String(index) }));
}

/** Starts so many joint texts. */
async function releases(count) {
  const ids = [];
  for (let i = 0; i < count; i++) {
    const wish = {
      workspace: newsroom.slug,
      kind: "siaran_pers",
      title: `Beban ${i}`,
      joint: true,
    };
    ids.push((await createRelease(actors[0], wish)).id);
  }
  return ids;
}

async function authorise(cookie, releaseId) {
  const actor = actors[Number(cookie)];
  const known = grants.get(releaseId) ?? (await draftGrant(actors[0], releaseId));
  grants.set(releaseId, known);
  const { agency } = actor.memberships[0];
  const { id: agencyId, kind: agencyKind, colour: agencyColour, shortName: agencyName } = agency;
  const who = {
    id: actor.personId,
    name: actor.name,
    agencyId,
    agencyKind,
    agencyColour,
    agencyName,
  };
  const grant = { ...known, sessionId: actor.sessionId, person: who, rights: rightsOf(actor) };
  return { ok: true, grant };
}

const quiet = { info() {}, warn: console.error, error: console.error };
const server = createServer((_, response) => response.end("ok"));
attachCollab({
  server,
  authorise,
  standing: (sessionIds) => standingOf(db, sessionIds),
  store: draftStore(db, { committed() {}, commitFailed() {}, logFault() {} }, new ReplayThread()),
  signals: { subscribe: () => () => {} },
  limits: { ...DEFAULT_LIMITS, ...JSON.parse(limits ?? "{}") },
  allowedOrigins: () => [],
  log: quiet,
});

const answers = { people, releases };
process.on("message", ({ ask, id, count }) => {
  if (!(ask in answers)) return;
  answers[ask](count).then(
    (answer) => process.send({ id, answer }),
    (error) => process.send({ id, error: error.message }),
  );
});
server.listen(0, "127.0.0.1", () => process.send({ ready: true, port: server.address().port }));
