import { expect, test } from "vitest";
import { readEnv } from "./env.ts";
import { seal, unseal } from "./seal.ts";
import { openSettings } from "./settings.ts";

const open = (secret: string) => openSettings(readEnv({}), secret, 3000, false);

test("[M2] what is sealed opens again for its purpose alone, in its installation alone, unchanged", () => {
  open("a".repeat(32));
  const sealed = seal("rahasia – ✓", "authenticator");
  expect(sealed).not.toContain("rahasia");
  expect(seal("rahasia – ✓", "authenticator")).not.toBe(sealed);
  expect(unseal(sealed, "authenticator")).toBe("rahasia – ✓");
  expect(() => unseal(sealed, "letter")).toThrow();
  const bytes = Buffer.from(sealed, "base64");
  for (const at of [0, 14, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => unseal(changed.toString("base64"), "authenticator")).toThrow();
  }
  expect(() => unseal("", "authenticator")).toThrow();
  open("b".repeat(32));
  expect(() => unseal(sealed, "authenticator")).toThrow();
});
