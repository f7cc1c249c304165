// What an open document weighs once its room is quiet, one reader in each.
import { Crowd } from "#load/crowd.mjs";
import { pause } from "#measure/figures.mjs";

export async function measureMemory(target, { documents, document, quiet, limits }) {
  const server = await target.start({ people: 8, rooms: documents, limits });
  const crowd = new Crowd();
  const readers = new Crowd();
  try {
    // One is opened and written first: what is only loaded once belongs to no document.
    await crowd.join([server.place(0, 0)]);
    await crowd.write(document);
    await pause(2000);
    const before = await server.memory();
    await readers.join(Array.from({ length: documents - 1 }, (_, i) => server.place(i + 1, i)));
    await readers.write(document);
    await pause(quiet * 1000);
    const after = await server.memory();
    const bytes = (key) => (after[key] - before[key]) / (documents - 1);
    return { heldTimes: (bytes("heapUsed") + bytes("external")) / document.length };
  } finally {
    await Promise.all([crowd.end(), readers.end()]);
    await server.stop();
  }
}
