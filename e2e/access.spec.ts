import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { WebSocket } from "ws";
import { roomPath } from "#domain/room.ts";
import { accountChecks } from "./access/accounts.ts";
import { type Asker, as, type Check, eachSubject, gather, isOut, reads } from "./access/askers.ts";
import { boardChecks } from "./access/board.ts";
import { helpChecks } from "./access/help.ts";
import { publicChecks } from "./access/public.ts";
import { releaseChecks } from "./access/releases.ts";
import { suggesterChecks } from "./access/suggesters.ts";
import { workspaceChecks } from "./access/workspaces.ts";

test.describe.configure({ retries: 0 });

/** A check for every file that answers requests; a file without one fails the test below. */
const TABLE: Record<string, Check> = {
  ...helpChecks,
  ...publicChecks,
  ...accountChecks,
  ...workspaceChecks,
  ...releaseChecks,
  ...suggesterChecks,
  ...boardChecks,
};

test.beforeAll(({ baseURL }) => gather(baseURL ?? ""));
// Every act of everybody on every release is more than a thousand requests.
test.describe.configure({ timeout: 120_000 });

const appFolder = path.join(path.dirname(import.meta.dirname), "app");
const routes = readdirSync(appFolder, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file));

test("[A7] every file that answers requests has an entry, and every entry a file", () => {
  expect(Object.keys(TABLE).sort()).toEqual(routes.sort());
});

for (const [file, check] of Object.entries(TABLE)) {
  test(`[A7] ${file} answers everybody as it should, in every state`, check);
}

test("[A7] the socket lets in exactly those who may read, in every state", async ({ baseURL }) => {
  const origin = baseURL ?? "";
  const knock = (asker: Asker, id: string) =>
    new Promise<number>((resolve, reject) => {
      const socket = new WebSocket(`${origin.replace(/^http/, "ws")}${roomPath(id)}`, {
        headers: { cookie: as(asker).cookie, origin },
      });
      socket.on("message", () => {
        resolve(200);
        socket.terminate();
      });
      socket.on("close", resolve);
      socket.on("error", reject);
    });
  await eachSubject(async (asker, subject) => {
    const wanted = isOut(asker) ? 4401 : reads(asker, subject) ? 200 : 4404;
    expect(await knock(asker, subject.id), `${asker} ${subject.state}`).toBe(wanted);
  });
  expect(await knock("kpuEditor", "bukan-id")).toBe(4404);
});
