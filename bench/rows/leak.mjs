// People come and go all day in a room that stays open: what of them stays behind.
import { Crowd } from "#load/crowd.mjs";
import { opening, paragraphs } from "#load/text.mjs";
import { pause } from "#measure/figures.mjs";

const WARM_UP = 1000;

export async function measureLeak(target, { visits, limits }) {
  const server = await target.start({ people: 8, rooms: 1, limits });
  const keeper = new Crowd();
  const crowd = new Crowd();
  try {
    await keeper.join([server.place(0, 0)]);
    await keeper.write(paragraphs([opening(0)]));
    await pause(2000);
    const visitor = { ...server.place(0, 1), isSeen: true };
    await crowd.churn(visitor, WARM_UP, 10);
    await pause(2000);
    const before = await server.memory();
    await crowd.churn(visitor, visits, 10);
    await pause(2000);
    const after = await server.memory();
    const grown = (key) => (after[key] - before[key]) / 1e6;
    return { heap: grown("heapUsed"), external: grown("external"), resident: grown("rss") };
  } finally {
    await Promise.all([keeper.end(), crowd.end()]);
    await server.stop();
  }
}
