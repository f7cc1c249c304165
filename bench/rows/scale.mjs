// Does an editor cost more when a hundred times as many documents are open?
import { measureFanout } from "./fanout.mjs";

const EDITORS_EACH = 2;

export async function measureScale(target, { documents, perSecond, windows, seconds, limits }) {
  const figures = {};
  for (const rooms of documents) {
    const editors = rooms * EDITORS_EACH;
    const load = { editors, rooms, people: 50, perSecond, windows, seconds, limits };
    const { corePerEditor, starved, savedAfter } = await measureFanout(target, load);
    figures[rooms] = { perEditor: corePerEditor * 1000, starved, savedAfter };
  }
  return figures;
}
