import type { Page } from "@playwright/test";
import * as Y from "yjs";
import { keptIn } from "./copies.ts";
import { looksRight } from "./looks-right.ts";
import { draftOf, joined, OWN_PASSWORD } from "./newcomers.ts";
import { body, expect, test, toEnd, untilSaved } from "./people.ts";
import { Program, paragraph, synced } from "./program.ts";

test.describe.configure({ retries: 0 });

test.describe.configure({ timeout: 180_000 });

declare global {
  interface Window {
    /** What a test does to the newest socket of a page. */
    line: {
      mute: boolean;
      older: boolean;
      send(bytes: number[], size?: number): void;
      cut(): void;
    };
  }
}

/** Lets a test hold back what the page writes, send something else, and make the page older. */
async function takeLine(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Plain = window.WebSocket;
    let newest: WebSocket | undefined;
    const line: Window["line"] = {
      mute: false,
      older: false,
      send: (bytes, size = bytes.length) => {
        const frame = new Uint8Array(size);
        frame.set(bytes);
        if (newest) Plain.prototype.send.call(newest, frame);
      },
      cut: () => newest?.close(),
    };
    window.line = line;
    window.WebSocket = class extends Plain {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(line.older ? `${url}`.replace(/schema=\d+/, "schema=0") : url, protocols);
        newest = this;
      }
      override send(data: Parameters<WebSocket["send"]>[0]) {
        const bytes = data as Uint8Array;
        const isWrite = bytes[0] === 0 && (bytes[1] === 1 || bytes[1] === 2);
        if (!(line.mute && isWrite)) super.send(data);
      }
    };
  });
}

type Wanted = { page: Page; program: Program; personId: string; release: string };
type Case = {
  code: number;
  /** The first words of the banner. */
  says: string;
  /** What the banner offers beside reading. */
  offers?: { role: "link" | "button"; name: string };
  /** What the device keeps afterwards: nothing, words to copy, or words that were refused. */
  keeps: "nothing" | "words" | "refused";
  /** Makes ready and gives back what makes the server close. */
  ready(wanted: Wanted): Promise<() => Promise<unknown>>;
};

const send = (page: Page, bytes: number[], size?: number) =>
  page.evaluate(([frame, long]) => window.line.send(frame, long), [bytes, size] as const);

/** An update frame of an update that is shorter than 128 bytes. */
const updateFrame = (update: Uint8Array) => [0, 2, update.length, ...update];

/** A word under the client id of somebody else. */
async function forged({ program, release }: Wanted): Promise<number[]> {
  const victim = await Program.signedIn(program.origin, "penulis@kominfo.contoh.test");
  const theirs = victim.join(release);
  await synced(theirs);
  theirs.body.insert(0, [paragraph("Kata rekan.")]);
  const reader = program.join(release);
  await expect.poll(() => reader.body.toString()).toContain("Kata rekan.");
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs.doc));
  doc.clientID = theirs.doc.clientID;
  const before = Y.encodeStateVector(doc);
  doc.getMap("fields").set("contact", "Palsu");
  for (const one of [theirs, reader]) one.leave();
  return updateFrame(Y.encodeStateAsUpdate(doc, before));
}

const RELOAD = { role: "button", name: "Muat ulang" } as const;

const CASES: Case[] = [
  {
    code: 4403,
    says: "Anda tidak dapat menulis naskah ini lagi.",
    keeps: "nothing",
    ready: async (wanted) => {
      const frame = await forged(wanted);
      return () => send(wanted.page, frame);
    },
  },
  {
    code: 4404,
    says: "Naskah ini tidak dapat dibuka.",
    keeps: "nothing",
    ready: async ({ program, personId }) => {
      const admin = await Program.signedIn(program.origin, "admin@kpu.contoh.test");
      const memberships = [{ workspace: "contoh", agency: "kpu", roles: ["admin"] }];
      return () => admin.call("POST", `/people/${personId}/change`, { memberships });
    },
  },
  {
    code: 4409,
    says: "Naskah ini sudah diajukan.",
    offers: { role: "link", name: "Buka halaman tinjau" },
    keeps: "words",
    ready:
      async ({ program, release }) =>
      () =>
        program.call("POST", `/releases/${release}/submit`, {}),
  },
  {
    code: 4413,
    says: "Perubahan terakhir terlalu besar untuk disimpan.",
    offers: RELOAD,
    keeps: "refused",
    ready:
      async ({ page }) =>
      () =>
        send(page, [0, 2, 1], 2 * 1024 * 1024 + 1),
  },
  {
    code: 4422,
    says: "Perubahan terakhir tidak dapat disimpan.",
    offers: RELOAD,
    keeps: "refused",
    ready:
      async ({ page }) =>
      () =>
        send(page, [0, 2, 3, 255, 255, 255]),
  },
  {
    code: 4426,
    says: "Sinergi sudah diperbarui.",
    offers: RELOAD,
    keeps: "words",
    ready:
      async ({ page }) =>
      () =>
        page.evaluate(() => {
          window.line.older = true;
          window.line.cut();
        }),
  },
];

for (const { code, says, offers, keeps, ready } of CASES) {
  test(`[K4] a line that is closed with ${code} says what happened, keeps the words to copy, and what to do next`, async ({
    enter,
    baseURL,
  }) => {
    const { id: personId, email: own } = await joined(baseURL ?? "", "writer");
    const page = await enter(own, "/naskah", OWN_PASSWORD);
    await takeLine(page);
    const program = await Program.signedIn(baseURL ?? "", own, OWN_PASSWORD);
    const release = await draftOf(program);
    await page.goto(`/naskah/${release}`);
    await untilSaved(page);
    await toEnd(page);
    await page.keyboard.type("Kata yang sampai.");
    await untilSaved(page);
    const close = await ready({ page, program, personId, release });
    await toEnd(page);
    await page.evaluate(() => {
      window.line.mute = true;
    });
    await page.keyboard.type(" Kata yang tidak sampai.");
    await close();

    const banner = page.getByRole("alert").filter({ hasText: says });
    await expect(banner).toBeVisible();
    await expect(banner).toBeFocused();
    if (offers) await expect(banner.getByRole(offers.role, { name: offers.name })).toBeVisible();
    await expect(body(page)).toHaveAttribute("contenteditable", "false");
    await expect(
      page.getByRole("status").getByText("Belum tersimpan", { exact: true }),
    ).toBeVisible();
    const words = page.getByRole("region", { name: "Ada kata yang belum tersimpan" });
    await expect(words.getByRole("textbox")).toHaveValue(
      /Kata yang sampai\. Kata yang tidak sampai\./,
    );
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await words.getByRole("button", { name: "Salin" }).click();
    await expect(words.getByRole("status")).toHaveText("Tersalin");
    const clip = await page.evaluate(() => navigator.clipboard.readText());
    expect(clip).toContain("Kata yang tidak sampai.");
    await looksRight(page, `ditutup dengan ${code}`);
    await expect
      .poll(async () => (await keptIn(page)).flatMap(({ kept }) => kept.map((one) => one.refused)))
      .toEqual(keeps === "nothing" ? [] : [keeps === "refused" ? true : undefined]);
    if (keeps !== "refused") return;

    await page.reload();
    await untilSaved(page);
    await expect(body(page)).toContainText("Kata yang sampai.");
    await expect(body(page)).not.toContainText("Kata yang tidak sampai.");
    const left = page.getByRole("region", { name: "Kata-kata Anda yang belum sampai ke peladen" });
    await expect(left).toContainText("peladen menolaknya");
    await expect(left.getByRole("textbox")).toHaveValue(/Kata yang tidak sampai\./);
  });
}
