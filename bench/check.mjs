// Is the lean client worth believing? The same keys are struck by stock y-websocket clients and by
// lean ones, at the same server: as many characters must arrive, the same text must be there for
// whoever comes next, and the server must have worked about as hard.
import { Crowd } from "./load/crowd.mjs";
import { opening, paragraphs } from "./load/text.mjs";
import { pause } from "./measure/figures.mjs";

const EDITORS = 12;
const KEYS = 40;
const PER_SECOND = 10;
const SETTLE = 1500;
/** Applying and presence aside, both send the same frames; what is left is the machine's unrest. */
const MARGIN = 2;

/** Throws when the two differ. */
export async function checkLoad(target) {
  const server = await target.start({ people: EDITORS, rooms: 3 });
  try {
    await strike(server, 2, true); // a cold server costs whoever comes first
    const lean = await strike(server, 0, false);
    const real = await strike(server, 1, true);
    if (lean.text !== real.text) throw new Error(`${target.label}: the texts differ`);
    const ratio = lean.cpu / real.cpu;
    if (ratio > MARGIN || ratio < 1 / MARGIN)
      throw new Error(`${target.label}: lean clients cost ${ratio.toFixed(2)} × what real ones do`);
    return ratio;
  } finally {
    await server.stop();
  }
}

async function strike(server, room, isReal) {
  const keeper = new Crowd();
  const crowd = new Crowd();
  try {
    await keeper.join([server.place(room, 0)]);
    await keeper.write(paragraphs(Array.from({ length: EDITORS }, (_, i) => opening(i))));
    await pause(SETTLE);
    await crowd.join(
      Array.from({ length: EDITORS }, (_, i) => ({ ...server.place(room, i), seat: i, isReal })),
    );
    await crowd.sit();
    await keeper.end();
    const before = await server.cpu();
    await crowd.type(PER_SECOND, KEYS);
    await crowd.arrived(EDITORS - 1, EDITORS * KEYS);
    const cpu = (await server.cpu()) - before;
    const text = await crowd.read(server.place(room, 0));
    return { cpu, text: text.split("\n").sort().join("\n") };
  } finally {
    await crowd.end();
  }
}
