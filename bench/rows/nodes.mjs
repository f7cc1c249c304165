// The same load on two nodes with PostgreSQL and Redis, and on one: what being two costs. Texts are
// placed as a proxy places them, all people of a text at one node, and as it should not: at both. One
// node with half the load tells how much of it is that a process with less to do does it less well.
import { typeIn } from "./fanout.mjs";

export async function measureNodes(target, load) {
  const one = await run(target, load, { nodes: 1 });
  const less = { ...load, editors: load.editors / 2, rooms: load.rooms / 2 };
  const half = await run(target, less, { nodes: 1 });
  try {
    const two = await run(target, load, { nodes: 2 });
    const apart = await run(target, load, { nodes: 2, isApart: true });
    const times = ({ microsecondsPerEdit }) => microsecondsPerEdit / one.microsecondsPerEdit;
    return { one, half, two, apart, ratio: times(two), ratioApart: times(apart) };
  } catch (error) {
    // 1012 is what a node says that knows no other and finds rows of somebody else.
    if (!error.message.includes("closed: 1012")) throw error;
    return { one, half, skipped: "left out: these nodes do not share a text" };
  }
}

async function run(target, load, placing) {
  const cluster = await target.startNodes({ ...placing, people: load.editors, rooms: load.rooms });
  try {
    return await typeIn(cluster, false, load);
  } finally {
    await cluster.stop();
  }
}
