// Everybody comes at once, as after a restart of the server or on the morning of an election.
import { Crowd } from "#load/crowd.mjs";
import { median, pause } from "#measure/figures.mjs";

const SETTLE = 1500;

export async function measureJoin(target, { joiners, times, document }) {
  const server = await target.start({ people: joiners, rooms: 1 });
  const keeper = new Crowd();
  const crowd = new Crowd();
  try {
    await keeper.join([server.place(0, 0)]);
    await keeper.write(document);
    await pause(SETTLE);
    const places = Array.from({ length: joiners }, (_, i) => server.place(0, i));
    const measured = [];
    for (let i = -1; i < times; i++) {
      const one = await join(server, crowd, places);
      if (one.bytes < document.length * 0.9)
        throw new Error(`${target.label}: a joiner got ${one.bytes} of ${document.length} bytes`);
      if (i >= 0) measured.push(one);
    }
    return {
      millisecondsPerJoin: median(measured.map(({ cpu }) => cpu)) / 1000 / joiners,
      allSyncedAfter: median(measured.map(({ ms }) => ms)),
    };
  } finally {
    await Promise.all([keeper.end(), crowd.end()]);
    await server.stop();
  }
}

/** CPU until all are in and quiet; leaving is not counted. */
async function join(server, crowd, places) {
  const before = await server.cpu();
  const { ms, bytes } = await crowd.join(places, places.length);
  await pause(300);
  const cpu = (await server.cpu()) - before;
  await crowd.leave();
  await pause(500);
  return { cpu, ms, bytes };
}
