import { expect, test } from "@playwright/test";
import { Program, synced } from "./program.ts";
import { startServer, stopServer, temporaryFolder } from "./server-process.ts";
import { joinWriter, keepTyping, newRelease } from "./typing.ts";

test.describe.configure({ retries: 0 });

test("[C0] kill -9 while two people type loses nothing acknowledged, ten times of ten", async () => {
  // Eleven starts of a server, each of which may have to wait for a core.
  test.setTimeout(360_000);
  const data = temporaryFolder();
  let server = await startServer(data);
  let acknowledged = 0;
  let releaseId: string | undefined;
  for (let run = 0; run < 10; run++) {
    const { origin } = server;
    const people = await Promise.all(
      ["penulis@kpu.contoh.test", "penulis@kominfo.contoh.test"].map((email) =>
        Program.signedIn(origin, email),
      ),
    );
    releaseId ??= await newRelease(people[0] as Program);
    const writers = await Promise.all(people.map((p) => joinWriter(p, releaseId as string)));
    let typing = true;
    const loops = writers.map((w, i) => keepTyping(w, `r${run}w${i}`, () => typing));
    await expect
      .poll(() => writers.every((w) => w.count.acked > 20 + run * 3), { timeout: 20_000 })
      .toBe(true);
    await stopServer(server, "SIGKILL");
    const frozen = writers.map((w) => w.count.acked);
    typing = false;
    await Promise.all(loops);
    for (const writer of writers) writer.leave();

    server = await startServer(data);
    const editor = await Program.signedIn(server.origin, "redaktur@kpu.contoh.test");
    const reader = editor.join(releaseId);
    await synced(reader);
    const text = reader.body.toString();
    for (const [i, writer] of writers.entries()) {
      const kept = writer.log.filter((entry) => entry.frame <= (frozen[i] ?? 0));
      const deleted = new Set(writer.log.flatMap((entry) => entry.del ?? []));
      for (const { add, del } of kept) {
        acknowledged += 1;
        if (add && !deleted.has(add)) expect(text).toContain(add);
        if (del) expect(text).not.toContain(del);
      }
    }
    reader.leave();
  }
  await stopServer(server, "SIGTERM");
  expect(acknowledged).toBeGreaterThan(200);
});

test("[O3] SIGTERM while people type loses nothing and ends in time", async () => {
  test.setTimeout(90_000);
  const data = temporaryFolder();
  const server = await startServer(data);
  const program = await Program.signedIn(server.origin, "penulis@kpu.contoh.test");
  const releaseId = await newRelease(program);
  const writer = await joinWriter(program, releaseId);
  let typing = true;
  let acked = 0;
  // A client that comes back starts counting anew: what counts is what this socket was told.
  writer.provider.once("connection-close", () => {
    typing = false;
    acked = writer.count.acked;
    writer.leave();
  });
  const loop = keepTyping(writer, "sopan", () => typing);
  await expect.poll(() => writer.count.acked).toBeGreaterThan(30);
  const started = Date.now();
  const code = await stopServer(server, "SIGTERM");
  expect(Date.now() - started).toBeLessThan(10_000);
  expect(code).toBe(0);
  await loop;

  const again = await startServer(data);
  const reader = (await Program.signedIn(again.origin, "redaktur@kpu.contoh.test")).join(releaseId);
  await synced(reader);
  const text = reader.body.toString();
  const deleted = new Set(writer.log.flatMap((entry) => entry.del ?? []));
  const kept = writer.log.filter((e) => e.add && e.frame <= acked && !deleted.has(e.add));
  expect(kept.length).toBeGreaterThan(10);
  for (const { add } of kept) expect(text).toContain(add);
  reader.leave();
  await stopServer(again, "SIGTERM");
});
