import { expect, test } from "@playwright/test";
import type { WebSocket } from "ws";
import { type Joined, Program, paragraph, synced } from "./program.ts";
import { startServer, stopServer, temporaryFolder } from "./server-process.ts";

/** Counts write frames sent and acknowledged on one socket. */
function counting() {
  const count = { sent: 0, acked: 0 };
  const polyfill = (base: typeof WebSocket) =>
    class extends base {
      constructor(...args: ConstructorParameters<typeof WebSocket>) {
        super(...args);
        count.sent = 0;
        count.acked = 0;
      }
      override emit(event: string, ...args: unknown[]): boolean {
        const bytes = event === "message" ? new Uint8Array(args[0] as ArrayBuffer) : null;
        if (bytes?.[0] !== 100) return super.emit(event as "message", ...(args as [never, never]));
        count.acked = readVarUint(bytes.subarray(1));
        return true;
      }
      override send(data: Uint8Array) {
        if (data[0] === 0 && (data[1] === 1 || data[1] === 2)) count.sent += 1;
        super.send(data);
      }
    } as typeof WebSocket;
  return { count, polyfill };
}

function readVarUint(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 128 + (byte & 127), 0);
}

type Writer = Joined &
  ReturnType<typeof counting> & { log: { frame: number; add?: string; del?: string }[] };

async function joinWriter(program: Program, releaseId: string): Promise<Writer> {
  const counted = counting();
  const joined = program.join(releaseId, { params: { saved: "1" }, polyfill: counted.polyfill });
  await synced(joined);
  return { ...joined, ...counted, log: [] };
}

/** Types lines and deletes some of its own, until told to stop. */
async function keepTyping(writer: Writer, name: string, on: () => boolean): Promise<void> {
  for (let n = 0; on(); n++) {
    const own = writer.body.toArray().findIndex((b) => b.toString().includes(name));
    if (n % 5 === 4 && own >= 0) {
      const del = writer.body.get(own).toString();
      writer.body.delete(own, 1);
      writer.log.push({ frame: writer.count.sent, del: del.match(/#[\w-]+#/)?.[0] });
    } else {
      const add = `#${name}-${n}#`;
      writer.body.insert(0, [paragraph(add)]);
      writer.log.push({ frame: writer.count.sent, add });
    }
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

test("[C0] kill -9 while two people type loses nothing acknowledged, ten times of ten", async () => {
  test.setTimeout(240_000);
  const data = temporaryFolder();
  let acknowledged = 0;
  let releaseId: string | undefined;
  for (let run = 0; run < 10; run++) {
    const server = await startServer(data);
    const people = await Promise.all(
      ["penulis@kpu.contoh.test", "penulis@kominfo.contoh.test"].map((email) =>
        Program.signedIn(server.origin, email),
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

    const again = await startServer(data);
    const reader = (await Program.signedIn(again.origin, "redaktur@kpu.contoh.test")).join(
      releaseId,
    );
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
    await stopServer(again, "SIGTERM");
  }
  expect(acknowledged).toBeGreaterThan(200);
});

async function newRelease(program: Program): Promise<string> {
  const wish = { workspace: "contoh", kind: "siaran_pers", title: "Uji tahan", joint: true };
  const { status, body } = await program.call<{ id: string }>("POST", "/releases", wish);
  expect(status).toBe(201);
  return body.id;
}

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
