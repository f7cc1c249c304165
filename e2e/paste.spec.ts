import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "./people.ts";

const HERE = fileURLToPath(new URL("fixtures/paste/", import.meta.url));
const names = readdirSync(HERE).filter((name) => !name.endsWith(".json"));
const read = (name: string) => readFileSync(HERE + name, "utf8");

let script = "";
test.beforeAll(async () => {
  const entryPoints = [fileURLToPath(new URL("pasted.ts", import.meta.url))];
  const options = { bundle: true, write: false, format: "iife", globalName: "clipboard" } as const;
  const { outputFiles } = await build({ entryPoints, ...options });
  script = outputFiles[0]?.text ?? "";
});

/** Attributes that say nothing, marks by their names, so that one can read what is expected. */
function short(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(short);
  const { type, attrs = {}, content, marks = [], text } = node as Record<string, never>;
  const said = Object.entries(attrs as object).filter(
    ([, value]) => value !== null && value !== false && value !== 1,
  );
  const looks = (marks as { type: string; attrs?: { href?: string } }[]).map(
    ({ type: name, attrs: of }) => of?.href ?? name,
  );
  if (type === "text") return looks.length ? [text, ...looks] : text;
  const name = [type, ...said.map(([key, value]) => `${key}=${value}`)].join(" ");
  return content ? { [name]: (content as unknown[]).map(short) } : name;
}

for (const name of names) {
  test(`[K138] what ${name.replace(/\..*/, "")} puts on the clipboard is the text that it was`, async ({
    page,
  }) => {
    await page.goto("about:blank");
    await page.addScriptTag({ content: script });
    const kind = name.endsWith(".txt") ? "txt" : "html";
    const got = await page.evaluate(
      ([of, words]) => {
        const { clipboard } = window as unknown as {
          clipboard: { pasted(kind: string, words: string): unknown };
        };
        return clipboard.pasted(of, words);
      },
      [kind, read(name)] as const,
    );
    if (process.env.WRITE) (await import("node:fs")).writeFileSync(HERE + name.replace(/\..*/, ".json"), JSON.stringify(short(got), null, 1));
    expect(short(got)).toEqual(JSON.parse(read(name.replace(/\..*/, ".json"))));
  });
}
