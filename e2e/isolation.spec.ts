import { randomBytes } from "node:crypto";
import { expect, test } from "@playwright/test";
import { addresses, difference, viewsOf } from "./isolation/views.ts";
import { halfOpen } from "./newcomers.ts";
import { Program, paragraph, synced } from "./program.ts";

test.describe.configure({ retries: 0 });

test.describe.configure({ timeout: 120_000 });

/** Everybody who may know nothing of a text that KPU keeps to itself. */
const OUTSIDERS = [
  null,
  "penulis@kominfo.contoh.test",
  "redaktur@kominfo.contoh.test",
  "admin@kpu.contoh.test",
  "admin@kominfo.contoh.test",
  "admin@contoh.test",
  "redaktur@kpu.jepara.test",
  "penulis@kominfo.lumajang.test",
];
const OWNER = "penulis@kpu.contoh.test";

type Made = { id: string };

test("[A8] what an agency does in a text of its own changes nothing that anybody else can see", async ({
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const word = `zx${randomBytes(6).toString("hex")}`;
  const [title, body, source] = [`${word}judul`, `${word}isi`, `${word}sumber`];
  const owner = await Program.signedIn(origin, OWNER);
  const outsiders = await Promise.all(
    OUTSIDERS.map((email) => (email ? Program.signedIn(origin, email) : new Program(origin))),
  );
  // Nor may a colleague, until their code is shown.
  outsiders.push(await halfOpen(origin, "writer", "editor"));
  const names = [...OUTSIDERS, "half-open"];
  const me = await owner.call<Made>("GET", "/me");
  const wish = { workspace: "contoh", kind: "siaran_pers", visibility: "agency" };
  // An empty one stands for "there is something": what happens inside of it must not show.
  const nowhere = "0197a000-0000-7000-8000-00000000000a";
  const words = [word, title, body, source];
  const before = [];
  for (const program of outsiders) before.push(await viewsOf(program, addresses(nowhere, words)));

  const made = await owner.call<Made>("POST", "/releases", { ...wish, title });
  expect(made.status).toBe(201);
  const { id } = made.body;
  const joined = owner.join(id);
  await synced(joined);
  joined.body.insert(0, [paragraph(body)]);
  joined.doc.getMap("fields").set("contact", source);
  joined.provider.awareness.setLocalState({ user: {}, note: word });
  const dueAt = new Date(Date.now() + 86_400_000).toISOString();
  const plan = { dueAt, assignee: me.body.id };
  expect((await owner.call("POST", `/releases/${id}/plan`, plan)).status).toBe(200);
  const found = () => owner.call<{ items: unknown[] }>("GET", `/releases?q=${body}`);
  await expect.poll(async () => (await found()).body.items.length, { timeout: 20_000 }).toBe(1);

  for (const [index, program] of outsiders.entries()) {
    const who = names[index] ?? "nobody";
    const after = await viewsOf(program, addresses(id, words));
    for (const [address, seen] of after) {
      const then = before[index]?.get(address.replaceAll(id, nowhere)) ?? "";
      expect(difference(then, seen.replaceAll(id, nowhere)), `${who} at ${address}`).toBe("");
      // Whoever asks for a word is told which one.
      const asked = decodeURIComponent(address).includes(word);
      if (!asked) expect(seen.includes(word), `${who} at ${address}`).toBe(false);
    }
  }
  const own = await viewsOf(owner, addresses(id, []));
  const tells = [...own.values()].filter((seen) => seen.includes(word));
  expect(tells.length, "the owner sees it where the others do not").toBeGreaterThan(5);
  joined.leave();
});
