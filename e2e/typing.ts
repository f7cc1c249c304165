import { expect } from "@playwright/test";
import type { WebSocket } from "ws";
import { type Joined, type Program, paragraph, synced } from "./program.ts";

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

/** `frame`: which one of this socket carried it; infinite when none did. */
export type Writer = Joined &
  ReturnType<typeof counting> & { log: { frame: number; add?: string; del?: string }[] };

/** Joins as a client that asks what is saved. */
export async function joinWriter(program: Program, releaseId: string): Promise<Writer> {
  const counted = counting();
  const joined = program.join(releaseId, { params: { saved: "1" }, polyfill: counted.polyfill });
  await synced(joined);
  return { ...joined, ...counted, log: [] };
}

/** Types lines and deletes some of its own, until told to stop; `pause` is in milliseconds. */
export async function keepTyping(
  writer: Writer,
  name: string,
  on: () => boolean,
  pause = 3,
): Promise<void> {
  // A socket that is being closed carries nothing: what is written then waits for the next one.
  const frameAfter = (before: number) =>
    writer.count.sent > before ? writer.count.sent : Number.POSITIVE_INFINITY;
  for (let n = 0; on(); n++) {
    const before = writer.count.sent;
    const own = writer.body.toArray().findIndex((b) => b.toString().includes(name));
    if (n % 5 === 4 && own >= 0) {
      const del = writer.body.get(own).toString();
      writer.body.delete(own, 1);
      writer.log.push({ frame: frameAfter(before), del: del.match(/#[\w-]+#/)?.[0] });
    } else {
      const add = `#${name}-${n}#`;
      writer.body.insert(0, [paragraph(add)]);
      writer.log.push({ frame: frameAfter(before), add });
    }
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** A new text that both agencies of the demo write. */
export async function newRelease(program: Program): Promise<string> {
  const wish = { workspace: "contoh", kind: "siaran_pers", title: "Uji tahan", joint: true };
  const { status, body } = await program.call<{ id: string }>("POST", "/releases", wish);
  expect(status).toBe(201);
  return body.id;
}
