/** Items with keys for a list: equal findings have equal marks, so each counts those before it. */
export function keyed<T>(items: readonly T[], markOf: (item: T) => string): [string, T][] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const mark = markOf(item);
    const before = seen.get(mark) ?? 0;
    seen.set(mark, before + 1);
    return [`${mark} ${before}`, item];
  });
}
