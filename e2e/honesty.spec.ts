import type { Page } from "@playwright/test";
import { draftOf } from "./newcomers.ts";
import { body, expect, signIn, test, toEnd, untilSaved } from "./people.ts";
import { Program, synced } from "./program.ts";
import { startServer, stopServer, temporaryFolder } from "./server-process.ts";

test.describe.configure({ retries: 0 });

const email = "penulis@kpu.contoh.test";

/** What the page showed at one moment, and what its newest socket had sent and heard back by then. */
type Flip = {
  state: string;
  open: boolean;
  sent: number;
  acked: number;
  /** Words that stood in the text while this was shown. */
  marks: string[];
};

/** Records every flip of the save state from outside: the frames by the socket, the words by the page. */
async function record(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const flips: unknown[] = [];
    Object.assign(window, { flips });
    let line: { socket: WebSocket; sent: number; acked: number } | undefined;
    const Plain = window.WebSocket;
    window.WebSocket = class extends Plain {
      constructor(...given: ConstructorParameters<typeof Plain>) {
        super(...given);
        const mine = { socket: this, sent: 0, acked: 0 };
        line = mine;
        this.addEventListener("message", ({ data }) => {
          const bytes = new Uint8Array(data as ArrayBuffer);
          if (bytes[0] !== 100) return;
          mine.acked = bytes
            .subarray(1)
            .reduceRight((value, byte) => value * 128 + (byte & 127), 0);
        });
      }
      override send(data: Parameters<WebSocket["send"]>[0]) {
        const bytes = data as Uint8Array;
        const isWrite = bytes[0] === 0 && (bytes[1] === 1 || bytes[1] === 2);
        if (isWrite && line?.socket === this) line.sent += 1;
        super.send(data);
      }
    };
    let last: string | undefined;
    const look = () => {
      const state = document.querySelector<HTMLElement>(".save-state")?.dataset.state;
      if (state === undefined || state === last) return;
      last = state;
      flips.push({
        state,
        open: line?.socket.readyState === WebSocket.OPEN,
        sent: line?.sent ?? 0,
        acked: line?.acked ?? 0,
        marks: document.querySelector(".body-editor")?.textContent?.match(/#\w+#/g) ?? [],
      });
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["data-state"],
    });
  });
}

test("[K1] whatever was shown as saved is in the log after kill -9, and only then was it shown", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const data = temporaryFolder();
  let server = await startServer(data);
  const port = new URL(server.origin).port;
  const program = await Program.signedIn(server.origin, email);
  await program.call("POST", "/me/tour", { closed: true });
  const release = await draftOf(program);
  const context = await browser.newContext({ baseURL: server.origin });
  const page = await context.newPage();
  await record(page);
  await signIn(page, email);
  await page.goto(`/naskah/${release}`);
  await untilSaved(page);
  await toEnd(page);

  let claims = 0;
  for (let run = 0; run < 4; run++) {
    for (let word = 0; word < 6; word++) {
      await page.keyboard.type(`#r${run}w${word}# `, { delay: 5 });
      // Some words are given the time to be called saved, others none.
      if (word % 2) await untilSaved(page);
    }
    await stopServer(server, "SIGKILL");
    await page.keyboard.type(`#r${run}after# `);
    const flips = await page.evaluate(() => (window as unknown as { flips: Flip[] }).flips);
    // The page may not bring what it still has before the log was read.
    await context.setOffline(true);
    server = await startServer(data, { env: { PORT: port } });
    const reader = await Program.signedIn(server.origin, "redaktur@kpu.contoh.test");
    const stored = await reader.call<{ text: string }>("GET", `/releases/${release}/text`);
    const claimed = flips.filter(({ state }) => state === "saved");
    expect(claimed.length).toBeGreaterThan(claims);
    for (const { open, sent, acked, marks } of claimed) {
      expect({ open, sent }).toEqual({ open: true, sent: acked });
      for (const mark of marks) expect(stored.body.text).toContain(mark);
    }
    claims = claimed.length;
    await context.setOffline(false);
    await untilSaved(page);
  }
  expect(claims).toBeGreaterThan(8);
  const seen = program.join(release);
  await synced(seen);
  for (let run = 0; run < 4; run++) expect(seen.body.toString()).toContain(`#r${run}after#`);
  await expect(body(page)).toContainText("#r3after#");
  seen.leave();
  await context.close();
  await stopServer(server, "SIGTERM");
});
