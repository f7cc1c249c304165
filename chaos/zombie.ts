import { openDatabase } from "#db/client.ts";
import { Program } from "#e2e/program.ts";
import { startServer, stopServer, temporaryFolder } from "#e2e/server-process.ts";
import { onPostgres, withDemoDatabase } from "./processes.ts";
import { Broken, type Scenario, until } from "./scenario.ts";
import { signedAsReplayed } from "./signing.ts";
import { nothingIsLost, Typists } from "./typists.ts";

/** Milliseconds for which a node sleeps when what others do has to wait for a lock of its. */
const SLEEP = 3000;

/** A node that stands still (SIGSTOP) while the text is submitted and signed at another one, and wakes again. */
export const zombie: Scenario = {
  promise: "a node that slept through submit and signatures writes nothing into the frozen text",
  runs: 20,
  needsPostgres: true,
  perform: ({ runs, random, tell, postgres = "" }) =>
    withDemoDatabase(postgres, async (url) => {
      const database = await openDatabase({ url });
      const start = () => startServer(temporaryFolder(), onPostgres(url));
      const [here, there] = [await start(), await start()];
      const people = ["penulis@kpu", "redaktur@kpu", "redaktur@kominfo"].map((name) =>
        Program.signedIn(there.origin, `${name}.contoh.test`),
      );
      const [writer, ...editors] = (await Promise.all(people)) as [Program, ...Program[]];
      let [frames, waits] = [0, 0];
      for (let run = 0; run < runs; run++) {
        const typists = await Typists.at(here.origin, random);
        await typists.confirmed(20 + Math.floor(random() * 40));
        here.child.kill("SIGSTOP");
        const signing = submitAndSign(typists.releaseId, writer, editors);
        // A lock that the sleeper holds is let go when it wakes: the submit waits for it.
        const slept = await Promise.race([
          signing.then(() => true),
          new Promise<boolean>((resolve) => setTimeout(() => resolve(false), SLEEP)),
        ]);
        here.child.kill("SIGCONT");
        const versionId = await signing;
        await until("the sockets of the sleeper to close", () => typists.codes.includes(4409));
        // Whoever comes back with words of before the freeze goes on typing into a text that takes nothing.
        await until("the writers to be back as readers", () => {
          typists.comeBack();
          return typists.areHere;
        });
        typists.rest();
        await signedAsReplayed(database.db, typists.releaseId, versionId);
        await nothingIsLost(there.origin, typists);
        frames += typists.acknowledged.frames;
        if (!slept) waits += 1;
        typists.leave();
        tell(`${run + 1}/${runs}${slept ? "" : ", the submit had to wait"}`);
      }
      for (const node of [here, there]) await stopServer(node, "SIGTERM");
      await database.close();
      return { frames, waits };
    }),
};

/** Freezes a text and signs it for both agencies; answers the version. */
async function submitAndSign(releaseId: string, writer: Program, editors: readonly Program[]) {
  type Submitted = { version: { id: string; sha256: string } };
  const path = `/releases/${releaseId}`;
  const { status, body } = await writer.call<Submitted>("POST", `${path}/submit`, {});
  if (status !== 200) throw new Broken(`the submit was answered ${status}`);
  const { id, sha256 } = body.version;
  for (const editor of editors) {
    const signed = await editor.call("POST", `${path}/sign`, { versionId: id, sha256 });
    if (signed.status !== 200) throw new Broken(`a signature was answered ${signed.status}`);
  }
  return id;
}
