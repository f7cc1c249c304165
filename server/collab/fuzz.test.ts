import { expect, test } from "vitest";
import * as Y from "yjs";
import { TestServer } from "./testing.ts";
import { bodyTexts, type TestClient, textOf, until } from "./testing-client.ts";
import { seeded } from "./testing-random.ts";
import { MemoryStore } from "./testing-store.ts";

const SEED = 17_082_024;
const RUNS = 50;
const STEPS = 60;
const AT_ONCE = 5;
const NAMES = ["ani", "budi", "citra"];

/** One random step of a person: typing, deleting, formatting, a new paragraph, losing the line. */
function step(client: TestClient, random: () => number): void {
  const pick = (n: number) => Math.floor(random() * n);
  const body = client.doc.getXmlFragment("body");
  if (body.length === 0) return;
  const kind = pick(12);
  const text = textOf(client.doc, pick(body.length));
  if (kind < 6) text.insert(pick(text.length + 1), "abcdef".slice(0, 1 + pick(5)));
  else if (kind < 8 && text.length) text.delete(pick(text.length), 1);
  else if (kind === 8 && text.length)
    text.format(0, 1 + pick(text.length), { bold: random() < 0.5 || null });
  else if (kind === 9) body.insert(pick(body.length + 1), [new Y.XmlElement("paragraph")]);
  else if (kind === 10) client.provider.ws?.close();
  else if (client.provider.shouldConnect) client.provider.disconnect();
  else client.provider.connect();
}

async function run(seed: number): Promise<void> {
  const random = seeded(seed);
  const store = new MemoryStore();
  const server = await new TestServer(store, {
    limit: { framesBurst: 10_000, bytesBurst: 1e9, socketsPerPerson: 100 },
  }).listen();
  const clients = await Promise.all(NAMES.map((name) => server.client(name).synced()));
  for (let i = 0; i < STEPS; i++) {
    const client = clients[Math.floor(random() * clients.length)];
    if (client) step(client, random);
    if (random() < 0.05) store.failAfter = 1;
    if (random() < 0.4) await new Promise(setImmediate);
  }
  for (const client of clients) client.provider.connect();
  const texts = () => JSON.stringify(bodyTexts(store.replay()));
  await until(
    () => clients.every((c) => c.isSaved && JSON.stringify(c.texts) === texts()),
    `everybody to agree (seed ${seed}): ${clients.map((c) => c.codes)}`,
  );
  for (const client of clients) {
    expect(client.codes.filter((code) => code >= 4400)).toEqual([]);
    expect(client.doc.store.pendingStructs).toBeNull();
  }
  const xml = store.replay().getXmlFragment("body").toString();
  for (const { doc } of clients) expect(doc.getXmlFragment("body").toString()).toBe(xml);
  await server.close();
}

test(`[C24] ${RUNS} random schedules with lost lines end equal to the log (seed ${SEED})`, async () => {
  const seeds = Array.from({ length: RUNS }, (_, i) => SEED + i);
  for (; seeds.length > 0; ) await Promise.all(seeds.splice(0, AT_ONCE).map(run));
}, 60_000);
