// Many editors at work: what one delivered character costs the server, how long it takes to arrive,
// and how long until it is confirmed where the server confirms.
import { Crowd } from "#load/crowd.mjs";
import { opening, paragraphs } from "#load/text.mjs";
import { medianOf, pause } from "#measure/figures.mjs";

const WARM_UP = 3000;
/** Blocks get their ids after a second without a write, and each text its words for the search. */
const SETTLE = 1500;
const SETTLE_PER_ROOM = 15;

/**
 * @param {{ editors: number, rooms?: number, people?: number, perSecond: number, windows: number,
 *   seconds: number, warmUp?: number, limits?: object }} load
 */
export async function measureFanout(target, load) {
  const { editors, rooms = 1, people = editors, limits } = load;
  const server = await target.start({ people, rooms, limits });
  try {
    return await typeIn(server, target.key === "relay", load);
  } finally {
    await server.stop();
  }
}

/** The same at a server that runs, or at several that are one. */
export async function typeIn(server, isRelay, { editors, rooms = 1, perSecond, windows, seconds, warmUp = WARM_UP }) {
  const seats = editors / rooms;
  const state = paragraphs(Array.from({ length: seats }, (_, seat) => opening(seat)));
  const crowd = new Crowd(editors > 60 ? 2 : 1);
  const places = Array.from({ length: editors }, (_, i) => ({
    ...server.place(i % rooms, i),
    seat: Math.floor(i / rooms),
    ...(isRelay ? { state } : {}),
  }));
  try {
    const keeper = await seed(server, isRelay, rooms, state);
    const before = isRelay ? "" : await crowd.read(server.place(0, 0));
    await crowd.join(places);
    await crowd.sit();
    await keeper.end();
    await crowd.type(perSecond);
    await pause(warmUp);
    const measured = [];
    for (let i = 0, last = await crowd.collect(); i < windows; i++) {
      const one = await measureWindow(server, crowd, last, seconds);
      measured.push({ ...one.figures, corePerEditor: one.figures.cores / editors });
      last = one.all;
    }
    await crowd.rest();
    const { sent } = await crowd.arrived(seats - 1, 1);
    if (!isRelay && rooms === 1) {
      const written = (await crowd.read(server.place(0, 0))).length - before.length;
      if (written !== sent) throw new Error(`${sent} typed, ${written} in the text`);
    }
    return medianOf(measured);
  } finally {
    await crowd.end();
  }
}

/** Somebody in every room who has written the paragraphs that the others type in. */
async function seed(server, isRelay, rooms, state) {
  const keeper = new Crowd();
  await keeper.join(Array.from({ length: rooms }, (_, room) => server.place(room, room)));
  if (!isRelay) await keeper.write(state);
  await pause(SETTLE + rooms * SETTLE_PER_ROOM);
  return keeper;
}

async function measureWindow(server, crowd, last, seconds) {
  const cpu = await server.cpu();
  const waited = server.waited();
  const from = performance.now();
  await pause(seconds * 1000);
  const used = (await server.cpu()) - cpu;
  const took = (performance.now() - from) / 1000;
  const all = await crowd.collect();
  const figures = {
    microsecondsPerDelivery: used / Math.max(1, all.delivered - last.delivered),
    microsecondsPerEdit: used / Math.max(1, all.sent - last.sent),
    editsPerSecond: (all.sent - last.sent) / took,
    cores: used / 1e6 / took,
    starved: (server.waited() - waited) / 1000 / took,
    latencies: all.latencies,
    savedAfter: all.savedAfter,
  };
  return { all, figures };
}
