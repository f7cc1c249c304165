// The same load on two nodes with PostgreSQL and Redis, and on one: what being two costs.
import { typeIn } from "./fanout.mjs";

export async function measureNodes(target, load) {
  const one = await run(target, load, 1);
  try {
    const two = await run(target, load, 2);
    return { one, two, ratio: two.microsecondsPerEdit / one.microsecondsPerEdit };
  } catch (error) {
    // 1012 is what a node says that knows no other and finds rows of somebody else.
    if (!error.message.includes("closed: 1012")) throw error;
    return { one, skipped: "left out: these nodes do not share a text" };
  }
}

async function run(target, load, nodes) {
  const cluster = await target.startNodes({ nodes, people: load.editors, rooms: load.rooms });
  try {
    return await typeIn(cluster, false, load);
  } finally {
    await cluster.stop();
  }
}
