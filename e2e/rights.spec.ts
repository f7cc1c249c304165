import { expect, test } from "@playwright/test";
import { draftOf, joined, OWN_PASSWORD } from "./newcomers.ts";
import { Program, paragraph, refusedWith, synced } from "./program.ts";

test.describe.configure({ retries: 0 });

/** How long something took, in milliseconds. */
async function timed<T>(work: Promise<T>): Promise<{ result: T; ms: number }> {
  const start = Date.now();
  return { result: await work, ms: Date.now() - start };
}

test("[N6] a suspension cuts live sockets within two seconds, and nothing after it is kept", async ({
  baseURL,
}) => {
  const { admin, id, self, email } = await joined(baseURL ?? "", "writer");
  const writer = await Program.signedIn(baseURL ?? "", "penulis@kpu.contoh.test");
  const release = await draftOf(writer);
  const [mine, theirs] = [self.join(release), writer.join(release)];
  await Promise.all([synced(mine), synced(theirs)]);
  mine.body.insert(0, [paragraph("sebelum")]);
  await expect.poll(() => theirs.body.toString()).toContain("sebelum");
  const cut = timed(refusedWith(mine));
  await admin.call("POST", `/people/${id}/suspend`, { reason: "Pindah tugas" });
  const { result, ms } = await cut;
  expect(result).toBe(4401);
  expect(ms).toBeLessThan(2000);
  mine.body.insert(0, [paragraph("sesudah")]);
  expect((await self.call("GET", "/me")).status).toBe(401);
  await self.signIn(email, OWN_PASSWORD);
  expect((await self.call("GET", "/me")).status).toBe(401);
  const later = self.join(release);
  expect(await refusedWith(later)).toBe(4401);
  await admin.call("POST", `/people/${id}/restore`, {});
  await self.signIn(email, OWN_PASSWORD);
  const back = self.join(release);
  await synced(back);
  expect(back.body.toString()).toContain("sebelum");
  expect(back.body.toString()).not.toContain("sesudah");
  for (const client of [mine, theirs, later, back]) client.leave();
});

test("[N7] who loses the right to write is out of the text at once, and back in with it", async ({
  baseURL,
}) => {
  const { admin, id, self } = await joined(baseURL ?? "", "writer");
  const release = await draftOf(self);
  const client = self.join(release);
  await synced(client);
  const change = (roles: string[]) =>
    admin.call("POST", `/people/${id}/change`, {
      memberships: [{ workspace: "contoh", agency: "kpu", roles }],
    });
  const out = timed(refusedWith(client));
  expect((await change(["admin"])).status).toBe(200);
  const { result, ms } = await out;
  expect(result).toBe(4404);
  expect(ms).toBeLessThan(2000);
  expect((await self.call("GET", `/releases/${release}`)).status).toBe(404);
  expect((await change(["editor"])).status).toBe(200);
  const again = self.join(release);
  await synced(again);
  again.body.insert(0, [paragraph("boleh lagi")]);
  const closed: number[] = [];
  again.provider.on("connection-close", (event: { code: number } | null) => {
    if (event) closed.push(event.code);
  });
  await change(["editor", "writer"]);
  await expect.poll(() => closed).toEqual([4300]);
  await expect.poll(() => again.provider.synced).toBe(true);
  for (const one of [client, again]) one.leave();
});
