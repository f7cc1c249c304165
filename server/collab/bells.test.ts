import { expect, test } from "vitest";
import type { Peers, Store } from "./ports.ts";
import { TestServer } from "./testing.ts";
import { EDITION, type TestClient, textOf, until } from "./testing-client.ts";
import { seeded } from "./testing-random.ts";
import { MemoryStore, newsOf } from "./testing-store.ts";

const RUNS = 10;
const STEPS = 80;
const SEED = Number(process.hrtime.bigint() % 1_000_000n);

/** A line that loses, doubles, delays and reorders what it carries, and at times makes things up. */
class Mess {
  readonly #random: () => number;
  readonly #held: (() => void)[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  carry(deliver: () => void): void {
    const chance = this.#random();
    if (chance < 0.25) return;
    if (chance < 0.45) deliver();
    deliver();
    if (chance > 0.7) this.#held.push(deliver);
    if (this.#held.length > 5) this.#held.splice(Math.floor(this.#random() * 5), 1)[0]?.();
  }

  /** Old messages arrive in the end, too. */
  drain(): void {
    for (const deliver of this.#held.splice(0)) deliver();
  }
}

function twoNodes(random: () => number) {
  const log = new MemoryStore();
  const mess = new Mess(random);
  const servers: TestServer[] = [];
  const others = (n: number) => servers.filter((_, at) => at !== n);
  for (const n of [0, 1]) {
    const append: Store["append"] = async (batch) => {
      const result = await log.append(batch);
      if (result.kind !== "committed") return result;
      const { headSeq } = result;
      const told = random() < 0.1 ? headSeq + 3 : headSeq;
      const isTrue = told === headSeq && random() < 0.6;
      const news = isTrue ? newsOf(batch.epoch, batch.updates) : undefined;
      for (const { collab } of others(n)) {
        mess.carry(() => collab.heard(batch.editionId, told, news));
      }
      return result;
    };
    const peers: Peers = {
      show: (...told) => {
        const [editionId, lines, all] = told;
        for (const { collab } of others(n))
          mess.carry(() => collab.rooms.hearPeers(editionId, `node-${n}`, lines, all));
      },
      ask: (editionId) => {
        for (const { collab } of others(n)) mess.carry(() => collab.rooms.tellPeers(editionId));
      },
    };
    const store = new Proxy(log, {
      get: (target, name) => {
        if (name === "append") return append;
        const value = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    servers.push(new TestServer(store, { peers, limit: { framesBurst: 10_000 } }));
  }
  return { servers, log, mess };
}

async function run(seed: number): Promise<void> {
  const random = seeded(seed);
  const { servers, log, mess } = twoNodes(random);
  try {
    const [here, there] = (await Promise.all(servers.map((one) => one.listen()))) as [
      TestServer,
      TestServer,
    ];
    const clients = [await here.client("ani").synced(), await there.client("budi").synced()];
    const written = ["Satu", "Dua"];
    for (let i = 0; i < STEPS; i++) {
      const who = random() < 0.5 ? 0 : 1;
      const { doc, provider } = clients[who] as TestClient;
      const text = textOf(doc, who);
      text.insert(text.length, `${i}.`);
      written[who] += `${i}.`;
      provider.awareness.setLocalStateField("checks", i + 1);
      if (random() < 0.4) await new Promise(setImmediate);
    }
    mess.drain();
    const looked = async () => {
      for (const { collab } of servers) await collab.lookUp();
      return clients.every((c) => c.isSaved && c.texts.join() === written.join());
    };
    for (const end = performance.now() + 8000; !(await looked()); ) {
      if (performance.now() > end) throw new Error(`no agreement with seed ${seed}`);
      await new Promise(setImmediate);
    }
    expect(log.rows.map(({ seq }) => seq)).toEqual(log.rows.map((_, n) => n + 1));
    for (const { codes } of clients) expect(codes, `seed ${seed}`).toEqual([]);
    await eachSees(servers, clients, seed);
  } finally {
    await Promise.all(servers.map((one) => one.close()));
  }
}

/** What was lost of presence comes with the next telling of everything, as nodes do it by the clock. */
async function eachSees(servers: TestServer[], clients: TestClient[], seed: number) {
  const [ani, budi] = clients as [TestClient, TestClient];
  const sees = (one: TestClient, other: TestClient) =>
    one.provider.awareness.getStates().get(other.doc.clientID)?.user?.name !== undefined;
  const [here, there] = servers as [TestServer, TestServer];
  const lines = (person: string, { doc, provider }: TestClient) => [
    {
      clientId: doc.clientID,
      clock: (provider.awareness.meta.get(doc.clientID)?.clock ?? 0) + 1,
      personId: `person-${person}`,
      json: JSON.stringify({ user: { name: person } }),
    },
  ];
  here.collab.rooms.hearPeers(EDITION, "node-1", lines("budi", budi), true);
  there.collab.rooms.hearPeers(EDITION, "node-0", lines("ani", ani), true);
  await until(() => sees(ani, budi) && sees(budi, ani), `the others, with seed ${seed}`);
}

test(`[J5] bells and presence that are lost, doubled, late, reordered or wrong lose no word, double none and send nobody away (seed ${SEED})`, async () => {
  for (let i = 0; i < RUNS; i++) await run(SEED + i);
}, 60_000);
