import { replayed } from "./load/trace.mjs";
import { measureFanout } from "./rows/fanout.mjs";
import { measureJoin } from "./rows/join.mjs";
import { measureLeak } from "./rows/leak.mjs";
import { measureMemory } from "./rows/memory.mjs";
import { measureNodes } from "./rows/nodes.mjs";
import { measureScale } from "./rows/scale.mjs";
import { megabytes, micro, milli, share, times } from "./show.mjs";

/** A document of the traces, made when it is first needed. */
const document = (edits) => {
  let made;
  const get = () => (made ??= replayed(edits));
  return {
    get,
    say: () =>
      `${Math.round(get().length / 1000)} kB, ${edits.toLocaleString("en")} edits of the traces`,
  };
};

const large = document(78_000);
const middling = document(22_000);
/** One person may not open hundreds of rooms otherwise. */
const manyRooms = { socketsPerPerson: 5000, workPerSecond: 1e9 };

const line = (title, get, show, isCompared = false) => ({ title, get, show, isCompared });
const saved = ["p50", "p95", "p99"].map((at) =>
  line(`confirmed as stored, ${at}`, (it) => it.savedAfter?.[at], milli),
);
const starved = line("time without a core", (it) => it.starved, share);

const fanout = (editors, perSecond) => ({
  key: `fanout${editors}`,
  title: `${editors} editors in one document, ${perSecond} keys/s each`,
  fits: () => true,
  measure: (target, quick) =>
    measureFanout(target, { editors, perSecond, windows: quick ? 1 : 3, seconds: 5 }),
  lines: [
    line("server CPU per delivered edit", (it) => it.microsecondsPerDelivery, micro, true),
    line("delivered after, p50", (it) => it.latencies.p50, milli),
    line("delivered after, p99", (it) => it.latencies.p99, milli),
    ...saved,
    starved,
  ],
});

const join = {
  key: "join",
  title: "50 joiners at once",
  note: large.say,
  fits: ({ key }) => key !== "relay",
  measure: (target, quick) =>
    measureJoin(target, { joiners: 50, times: quick ? 2 : 5, document: large.get() }),
  lines: [
    line("server CPU per join", (it) => it.millisecondsPerJoin, milli, true),
    line("all have the document after", (it) => it.allSyncedAfter, milli),
  ],
};

const memory = {
  key: "memory",
  title: "200 open documents, quiet for 70 s",
  note: middling.say,
  rounds: 1,
  fits: ({ key }) => key !== "relay",
  measure: ({ isOurs, ...target }, quick) => {
    const wish = { documents: quick ? 50 : 200, document: middling.get(), limits: manyRooms };
    return measureMemory(target, { ...wish, quiet: isOurs ? 70 : 5 });
  },
  lines: [line("heap and buffers ÷ encoded size", (it) => it.heldTimes, times, true)],
};

const durable = {
  key: "durable",
  title: "200 editors in 40 rooms, 5 keys/s each",
  fits: ({ isOurs }) => isOurs,
  measure: (target, quick) =>
    measureFanout(target, {
      editors: 200,
      rooms: 40,
      perSecond: 5,
      windows: quick ? 1 : 3,
      seconds: 5,
    }),
  lines: [...saved, line("server CPU per edit", (it) => it.microsecondsPerEdit, micro), starved],
};

const leak = {
  key: "leak",
  title: "20,000 people come and go in one room",
  rounds: 1,
  fits: ({ key }) => key !== "relay",
  measure: (target, quick) =>
    measureLeak(target, { visits: quick ? 2000 : 20_000, limits: manyRooms }),
  lines: [
    line("heap", (it) => it.heap, megabytes),
    line("buffers", (it) => it.external, megabytes),
  ],
};

const SCALES = [10, 100, 1000];
const scale = {
  key: "scale",
  title: "2 editors in each of many documents, a key every 20 s",
  note: () => "milliseconds of CPU a second and editor",
  rounds: 1,
  fits: ({ isOurs }) => isOurs,
  measure: (target, quick) => {
    const documents = quick ? SCALES.slice(0, 2) : SCALES;
    return measureScale(target, {
      documents,
      perSecond: 0.05,
      windows: 2,
      seconds: 10,
      limits: manyRooms,
    });
  },
  lines: SCALES.map((count) =>
    line(`${count.toLocaleString("en")} documents`, (it) => it[count]?.perEditor, milli),
  ),
};

const timesOrWhy = (it) => (typeof it === "string" ? it : times(it));
const nodes = {
  key: "nodes",
  title: "two nodes against one: 100 editors in 20 rooms, 5 keys/s each",
  rounds: 1,
  fits: ({ startNodes }) => startNodes !== undefined,
  measure: (target, quick) =>
    measureNodes(target, {
      editors: 100,
      rooms: 20,
      perSecond: 5,
      // Two processes take twice as long to compile what they do often.
      warmUp: quick ? 10_000 : 30_000,
      windows: quick ? 1 : 3,
      seconds: 5,
    }),
  lines: [
    line("CPU per edit on one node", (it) => it.one.microsecondsPerEdit, micro),
    line("the same with half of it", (it) => it.half.microsecondsPerEdit, micro),
    line("CPU per edit on both of two, a text at one", (it) => it.two?.microsecondsPerEdit, micro),
    line("two ÷ one, a text at one", (it) => it.ratio ?? it.skipped, timesOrWhy),
    line("CPU per edit on both of two, a text at both", (it) => it.apart?.microsecondsPerEdit, micro),
    line("two ÷ one, a text at both", (it) => it.ratioApart ?? it.skipped, timesOrWhy),
  ],
};

/** What is measured, in the order of the table. */
export const ROWS = [fanout(50, 10), fanout(100, 6), join, memory, durable, leak, scale, nodes];
