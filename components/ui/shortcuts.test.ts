import { expect, test } from "vitest";
import { isPressed, isWriting, PLACES, shortcutsOf } from "./shortcuts.ts";

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, code: "" };

test.each([
  ["J", { key: "j" }, true],
  ["J", { key: "J", shiftKey: true }, false],
  ["J", { key: "j", ctrlKey: true }, false],
  ["?", { key: "?", shiftKey: true }, true],
  ["?", { key: "?" }, true],
  ["/", { key: "/", shiftKey: true }, true],
  ["Ctrl+/", { key: "/", ctrlKey: true }, true],
  ["Ctrl+/", { key: "/", metaKey: true }, true],
  ["Ctrl+/", { key: "/" }, false],
  ["Ctrl+Shift+8", { key: "*", code: "Digit8", ctrlKey: true, shiftKey: true }, true],
  ["Ctrl+Alt+2", { key: "²", code: "Digit2", ctrlKey: true, altKey: true }, true],
  ["F6", { key: "F6", shiftKey: true }, false],
  ["Shift+F6", { key: "F6", shiftKey: true }, true],
  ["Alt+F10", { key: "F10", altKey: true }, true],
  ["Enter", { key: "Enter" }, true],
])("%s is pressed by %j: %s", (keys, event, pressed) => {
  expect(isPressed(keys, { ...none, ...event })).toBe(pressed);
});

test("keys that write something are known", () => {
  const writing = ["?", "J", "/", "Enter", "Ctrl+K", "F6", "Alt+F10"].filter(isWriting);
  expect(writing).toEqual(["?", "J", "/", "Enter"]);
});

test("no two shortcuts that work in the same place have the same keys", () => {
  const together = [
    ["board", "rows"],
    ["writing", "text"],
    ["review", "versions", "comparison"],
  ] as const;
  for (const places of together) {
    const keys = ["everywhere" as const, ...places]
      .flatMap(shortcutsOf)
      .flatMap((shortcut) => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
  }
  expect(PLACES).toHaveLength(8);
});
