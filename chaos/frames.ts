import { monitorEventLoopDelay } from "node:perf_hooks";
import v8 from "node:v8";
import vm from "node:vm";
import { WebSocket } from "ws";
import { TestServer } from "#server/collab/testing.ts";
import { RELEASE } from "#server/collab/testing-client.ts";
import { assault, frameCorpus, hostileFrame } from "#server/collab/testing-hostile.ts";
import { MemoryStore } from "#server/collab/testing-store.ts";
import { mustBeEmpty, type Scenario, until } from "./scenario.ts";

const LANES = 8;
const CODES = [1003, 1005, 4403, 4413, 4422];
const MEGABYTE = 1024 * 1024;

const openServer = () =>
  new TestServer(new MemoryStore(), {
    limit: { framesBurst: 1e9, bytesBurst: 1e9, workBurst: 1e9, socketsPerPerson: 1e9 },
  }).listen();

/** Frames with wrong bytes over real sockets. */
export const frames: Scenario = {
  promise: "hostile frames neither end the server nor write what is not an edit of their sender",
  runs: 1_000_000,
  async perform({ runs, random, tell }) {
    const server = await openServer();
    const witness = await server.client("saksi").synced();
    const corpus = frameCorpus(server.store.replay());
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    let done = 0;
    const next = () => {
      done += 1;
      if (done % 20_000 === 0) tell(`${done}/${runs}`);
      return hostileFrame(corpus, random);
    };
    const url = `ws://127.0.0.1:${server.port}/collab/${RELEASE}`;
    const lanes = Array.from({ length: LANES }, (_, lane) => {
      const headers = { cookie: `jahat-${lane}` };
      return assault(() => new WebSocket(url, { headers }), Math.ceil(runs / LANES), next);
    });
    const seen = (await Promise.all(lanes)).flatMap((codes) => [...codes.keys()]);
    mustBeEmpty(
      "other codes",
      seen.filter((code) => !CODES.includes(code)),
    );
    const { written, clients } = server.store;
    const foreign = written.filter(({ author, clientIds }) =>
      clientIds.some((id) => clients.get(id) !== author?.personId),
    );
    mustBeEmpty("rows under ids of others", foreign);
    witness.type(" tetap");
    await until("the witness", () => witness.isSaved);
    mustBeEmpty("the witness was closed", witness.codes);
    await server.close();
    // Clients and server share the process: the stall is that of both.
    return { frames: done, validEdits: written.length - 1, worstStallMs: delay.max / 1e6 };
  },
};

/** People who come and go. */
export const joins: Scenario = {
  promise: "joins and leaves leave nothing behind",
  runs: 20_000,
  async perform({ runs, tell }) {
    const server = await openServer();
    const witness = await server.client("saksi").synced();
    const url = `ws://127.0.0.1:${server.port}/collab/${RELEASE}`;
    const visit = () =>
      new Promise((resolve) => {
        const ws = new WebSocket(url, { headers: { cookie: "tamu" } });
        ws.on("message", () => ws.close());
        ws.on("close", resolve);
      });
    for (let i = 0; i < 1000; i++) await visit();
    const before = heap();
    for (let i = 0; i < runs; i++) {
      await visit();
      if (i % 2000 === 1999) tell(`${i + 1}/${runs}`);
    }
    await until("the last to be gone", () => server.collab.counts().sockets === 1);
    const growth = (heap() - before) / MEGABYTE;
    witness.type(" tetap");
    await until("the witness", () => witness.isSaved);
    await server.close();
    mustBeEmpty("megabytes that stayed", growth > 5 ? [growth] : []);
    return { joins: runs, heapGrowthMb: growth };
  },
};

/** Bytes of the heap when everything that can go is gone. */
function heap(): number {
  v8.setFlagsFromString("--expose-gc");
  const collect = vm.runInNewContext("gc") as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
