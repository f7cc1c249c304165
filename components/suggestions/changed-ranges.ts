import type { Transform } from "@tiptap/pm/transform";

/** A place that changed: in the document before, and in the one after. */
export type Changed = { from: number; to: number; newFrom: number; newTo: number };

/** What a transform changed, in order; what touches is one. */
export function changedRanges({ steps, mapping }: Transform): Changed[] {
  const all = steps.flatMap((_step, index) => {
    const before = mapping.maps.slice(0, index).reverse();
    const back = (at: number, side: 1 | -1) =>
      before.reduce((place, map) => map.invert().map(place, side), at);
    const on = mapping.slice(index + 1);
    const found: Changed[] = [];
    mapping.maps[index]?.forEach((from, to, newFrom, newTo) => {
      found.push({
        from: back(from, -1),
        to: back(to, 1),
        newFrom: on.map(newFrom, -1),
        newTo: on.map(newTo, 1),
      });
    });
    return found;
  });
  const ranges: Changed[] = [];
  for (const range of all.sort((a, b) => a.from - b.from || a.newFrom - b.newFrom)) {
    const last = ranges.at(-1);
    if (!last || range.from > last.to) ranges.push({ ...range });
    else {
      last.to = Math.max(last.to, range.to);
      last.newFrom = Math.min(last.newFrom, range.newFrom);
      last.newTo = Math.max(last.newTo, range.newTo);
    }
  }
  return ranges;
}
