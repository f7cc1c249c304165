import "./node-version.mjs";
import { findBrowser } from "./browser.mjs";
import { build } from "./build.mjs";
import { commandOf, Failed, main, runNode, step } from "./child.mjs";

/** Takes the pictures of the guides anew: the tests that look at them do it instead of comparing. */
async function pictures() {
  await build();
  const browser = await step("Peramban", findBrowser);
  await step("Gambar panduan", async () => {
    const args = ["test", "--config", "e2e/playwright.config.ts", "pictures"];
    const env = { CHROME_PATH: browser, DOCS_PICTURES: "1" };
    const code = await runNode(commandOf("@playwright/test", "playwright"), args, { env });
    if (code !== 0) throw new Failed(`Gambar panduan berhenti dengan kode ${code}.`);
  });
}

await main(pictures);
