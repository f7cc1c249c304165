import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { type Seen, undescribed } from "./described.ts";
import { PASSWORD, Program } from "./program.ts";

/** Opens the sign-in page and signs in as a person would. */
export async function signIn(
  page: Page,
  email: string,
  target = "/naskah",
  password = PASSWORD,
): Promise<void> {
  await page.goto(`/masuk?lanjut=${encodeURIComponent(target)}`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Kata sandi", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await page.waitForURL((url) => url.pathname === target);
}

/** Signs a browser in without the page for it, which has tests of its own. */
async function holdSession(context: BrowserContext, email: string, password = PASSWORD) {
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  const form = { csrfToken, json: "true", email, password };
  await context.request.post("/api/auth/callback/credentials", { form });
}

type People = {
  /** A signed-in page of a browser of its own; every one is closed at the end of the test. */
  enter: (
    email: string,
    target?: string,
    password?: string,
    device?: BrowserContextOptions,
  ) => Promise<Page>;
};

const toured = new Set<string>();

/** Most tests are about people who have been here before: the first tour is closed for good. */
async function closeTour(origin: string, email: string, password?: string): Promise<void> {
  if (toured.has(`${origin} ${email}`)) return;
  const program = await Program.signedIn(origin, email, password);
  await program.call("POST", "/me/tour", { closed: true });
  await program.signOut();
  toured.add(`${origin} ${email}`);
}

/** Looks at every answer of the API that the pages of a browser get, before the page itself does. */
export async function watchAnswers(context: BrowserContext, found: string[]): Promise<void> {
  await context.exposeBinding("answerSeen", (_source, seen: Seen) => {
    const fault = undescribed(seen);
    if (fault) found.push(fault);
  });
  await context.addInitScript(() => {
    const tell = (window as unknown as { answerSeen(seen: object): Promise<void> }).answerSeen;
    const plain = window.fetch;
    window.fetch = async (...asked) => {
      const answer = await plain(...asked);
      const { pathname } = new URL(answer.url);
      if (pathname.startsWith("/api/v1/")) {
        await tell({
          method: asked[1]?.method ?? "GET",
          path: pathname,
          status: answer.status,
          type: answer.headers.get("content-type") ?? "",
          body: await answer.clone().text(),
        });
      }
      return answer;
    };
  });
}

/** Tests about people get browsers in which they are signed in; a script error fails the test, and so does an answer of the API that is not described. */
export const test = base.extend<People>({
  enter: async ({ browser, baseURL }, use) => {
    const errors: string[] = [];
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (email, target = "/naskah", password, device) => {
      const context = await browser.newContext({ baseURL, ...device });
      contexts.push(context);
      await watchAnswers(context, errors);
      const page = await context.newPage();
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        if (/Content Security Policy|Yjs was already|TypeError/.test(message.text())) {
          errors.push(message.text());
        }
      });
      await closeTour(baseURL ?? "", email, password);
      await holdSession(context, email, password);
      await page.goto(target);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(errors).toEqual([]);
  },
});

export { expect };

export const saved = /^Tersimpan \d\d\.\d\d$/;

/** Waits until the page says that the server has everything. */
export async function untilSaved(page: Page): Promise<void> {
  await expect(page.getByRole("status").getByText(saved)).toBeVisible();
}

export const body = (page: Page) => page.getByRole("textbox", { name: "Isi naskah" });

/** Puts the caret at the end of the text. */
export async function toEnd(page: Page): Promise<void> {
  await body(page).click();
  await page.keyboard.press("Control+End");
  await caretHeard(page);
}

/** The browser tells the editor of a caret that was moved after it has drawn it. */
export function caretHeard(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}
