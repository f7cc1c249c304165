/** Middle value; of an even number the upper one of the two. */
export const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** Quantiles of a list of milliseconds; null for an empty one. */
export function percentiles(list) {
  if (!list.length) return null;
  const sorted = Float64Array.from(list).sort();
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** The median of each number in equal objects, level by level; what is no number is the first's. */
export function medianOf(objects) {
  const [first] = objects;
  if (typeof first === "number") return median(objects);
  if (first === null || typeof first !== "object") return first;
  return Object.fromEntries(
    Object.keys(first).map((key) => [key, medianOf(objects.map((one) => one?.[key] ?? null))]),
  );
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
