import { expect, test } from "vitest";
import { htmlOf } from "./html.ts";
import { markdownOf } from "./markdown.ts";
import { node, PICTURED, SHEET } from "./testing-sheet.ts";

const body = node("doc", PICTURED.node as never);
const sheet = { ...SHEET, body };
const none = { ...sheet, pictures: new Map() };

test("[K160] Markdown leads to the picture, and says in words what is not kept", () => {
  const { url } = PICTURED.kept;
  const said = "Pelipatan \\*dimulai\\*. (Humas KPU \\& Diskominfo)";
  const alt = "Petugas \\<melipat\\> \\[surat\\] suara";
  expect(markdownOf(sheet)).toContain(`\n\n![${alt}](<${url}>)\n\n${said}\n\n`);
  expect(markdownOf(none)).toContain(`\n\n\\[${alt}\\]\n\n${said}\n\n`);
});

test("[K160] a web page holds the picture itself, and says in words what is not kept", () => {
  const alt = "Petugas &lt;melipat&gt; [surat] suara";
  const under = "<figcaption>Pelipatan *dimulai*. (Humas KPU &amp; Diskominfo)</figcaption>";
  expect(htmlOf(sheet)).toContain(
    `<figure><img src="data:image/jpeg;base64,/9j/" width="1200" height="800" alt="${alt}">${under}</figure>`,
  );
  expect(htmlOf(none)).toContain(`<figure>[${alt}]${under}</figure>`);
});
