import { describe, expect, test } from "vitest";
import { pauseAfter } from "./letters.ts";

describe("[E2] the pause between tries grows to an hour", () => {
  const rows = [
    { attempts: 1, least: 48, most: 72 },
    { attempts: 2, least: 96, most: 144 },
    { attempts: 5, least: 768, most: 1152 },
    { attempts: 7, least: 2880, most: 4320 },
    { attempts: 40, least: 2880, most: 4320 },
  ];
  test.each(rows)("after $attempts", ({ attempts, least, most }) => {
    expect(pauseAfter(attempts, 0)).toBe(least);
    expect(pauseAfter(attempts, 1)).toBe(most);
  });
});
