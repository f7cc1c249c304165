import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { build } from "esbuild";
import { body, expect, test, toEnd, untilSaved } from "./people.ts";
import { fresh, untilBrought, writer } from "./table-desk.ts";

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
    // A clip is HTML; by that name nobody makes it tidy.
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
    expect(short(got)).toEqual(JSON.parse(read(name.replace(/\..*/, ".json"))));
  });
}

/** What a program puts on the clipboard, pasted where the caret is. */
async function paste(page: Page, kind: "text/html" | "text/plain", fixture: string): Promise<void> {
  await body(page).evaluate(
    (root, [type, words]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(type, words);
      const event = { clipboardData, bubbles: true, cancelable: true };
      root.dispatchEvent(new ClipboardEvent("paste", event));
    },
    [kind, read(fixture)] as const,
  );
}

test("[K138] what is pasted from Word, a spreadsheet and a chat keeps its lists and tables", async ({
  enter,
  baseURL,
}) => {
  const { path } = await fresh(baseURL);
  const page = await enter(writer, path);
  await untilSaved(page);
  await body(page).click();
  await untilBrought(page);
  await body(page).press("Control+a");
  await page.keyboard.press("Delete");
  await paste(page, "text/html", "word-lists.clip");
  await expect(body(page).locator("ol > li")).toHaveCount(3);
  await expect(body(page).locator("ol ul > li")).toHaveText("atau sudah kawin");
  await expect(body(page)).not.toContainText("1.");
  await toEnd(page);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await paste(page, "text/plain", "excel.txt");
  await expect(body(page).getByRole("cell")).toHaveCount(9);
  await body(page).getByText("Bawa KTP").click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await paste(page, "text/plain", "whatsapp.txt");
  await expect(body(page).locator("ol > li").last()).toHaveText("Penutup");
  await page.keyboard.press("Control+z");
  await expect(body(page)).not.toContainText("Penutup");
  await expect(body(page)).toContainText("Bawa KTP");
  await untilSaved(page);
  // The grips of a table's borders are placed by the page and are no part of the text.
  const foreign = body(page).locator("[style]:not(.column-grip), [class*=Mso]");
  await expect(foreign).toHaveCount(0);
});
