// A process full of editors; does what it is told over IPC, one order at a time.

import { percentiles } from "#measure/figures.mjs";
import { Clock } from "./clock.mjs";
import { Editor } from "./editor.mjs";
import { RealEditor } from "./real.mjs";
import { plainTextOf } from "./text.mjs";

const clock = new Clock();
/** More documents written at once than a log takes in five seconds would be a flood, not a day's work. */
const WRITERS_AT_ONCE = 20;
let editors = [];

const orders = {
  /** Joins so many at a time; answers client ids, and when all had the document. */
  async join({ places, atOnce = 25 }) {
    const started = performance.now();
    const fresh = places.map((place) => editorAt(place));
    for (let i = 0; i < fresh.length; i += atOnce) {
      await Promise.all(fresh.slice(i, i + atOnce).map((editor) => editor.join()));
    }
    const ms = performance.now() - started;
    editors.push(...fresh);
    const states = fresh.map(({ state }) => state.length);
    return { ids: fresh.map(({ clientId }) => clientId), ms, bytes: Math.min(...states) };
  },

  async sit({ ids }) {
    clock.meet(ids);
    for (const editor of editors) editor.sit();
  },

  async type({ perSecond, keys }) {
    for (const editor of editors) editor.type(perSecond, keys);
  },

  async rest() {
    for (const editor of editors) editor.rest();
  },

  /** Characters sent and arrived in all, and the times of those since the last question. */
  async collect() {
    const lost = editors.filter(({ closedWith }) => closedWith !== null);
    if (lost.length) throw new Error(`${lost.length} sockets closed: ${lost[0].closedWith}`);
    const sum = { sent: 0, delivered: 0, latencies: [], savedAfter: [] };
    for (const editor of editors) {
      sum.sent += editor.sent;
      sum.delivered += editor.delivered;
      for (const ms of editor.latencies) sum.latencies.push(ms);
      for (const ms of editor.savedAfter) sum.savedAfter.push(ms);
      Object.assign(editor, { latencies: [], savedAfter: [] });
    }
    return {
      ...sum,
      latencies: percentiles(sum.latencies),
      savedAfter: percentiles(sum.savedAfter),
    };
  },

  /** Writes an update as every editor, some at a time; resolves when all are confirmed where the server does that. */
  async write({ update }) {
    for (let i = 0; i < editors.length; i += WRITERS_AT_ONCE) {
      const some = editors.slice(i, i + WRITERS_AT_ONCE);
      for (const editor of some) editor.write(update);
      while (some.some(({ unconfirmed }) => unconfirmed > 0)) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
  },

  /** The text that somebody new is given. */
  async read({ place }) {
    const reader = await new Editor(place, clock).join();
    reader.leave();
    return plainTextOf(reader.state);
  },

  /** Lets people come and go, some at once, so many in all. */
  async churn({ place, times, atOnce }) {
    const visit = async (share) => {
      for (let i = 0; i < share; i++) (await new Editor(place, clock).join()).leave();
    };
    await Promise.all(Array.from({ length: atOnce }, () => visit(times / atOnce)));
  },

  async leave() {
    for (const editor of editors) editor.leave();
    editors = [];
  },
};

const editorAt = (place) => new (place.isReal ? RealEditor : Editor)(place, clock);

process.on("message", async ({ order, id, ...told }) => {
  try {
    process.send({ id, answer: await orders[order](told) });
  } catch (error) {
    process.send({ id, error: error.message });
  }
});
process.on("disconnect", () => process.exit());
