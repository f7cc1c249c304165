import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { Program } from "./program.ts";
import type { Running } from "./server-process.ts";

export const OWN_PASSWORD = "tujuh gajah naik perahu";

const agency = (slug: string, shortName: string) => ({
  name: `Instansi ${shortName}`,
  shortName,
  slug,
  colour: slug === "kpu" ? "maroon" : "biru",
  city: "",
  site: "",
  dateline: "",
  closing: "",
  endMark: "",
  numberPattern: "",
});

type Newcomer = { name: string; email: string; agency: "kpu" | "kominfo"; roles: string[] };

/** Sets a new installation up in one call; answers the paths of the one-time links, by address. */
export async function setUp(server: Running, people: Newcomer[]): Promise<Map<string, string>> {
  const program = new Program(server.origin);
  const token = server.output().match(/\/mulai\/([\w-]+)/)?.[1];
  type Made = { links: { email: string; path: string }[] };
  const made = await program.call<Made>("POST", "/setup", {
    token,
    account: { name: "Rini Admin", email: "rini@uji.test", password: OWN_PASSWORD },
    workspace: {
      name: "Kabupaten Uji",
      slug: "uji",
      timeZone: "WIB",
      agencies: { kpu: agency("kpu", "KPU"), kominfo: agency("kominfo", "Diskominfo") },
      agreement: null,
      people: people.map((one) => ({ ...one, title: "Staf" })),
    },
  });
  expect(made.status).toBe(200);
  return new Map(made.body.links.map(({ email, path }) => [email, path]));
}

/** Sets a password by a one-time link and signs in, which leaves the second factor to be set up. */
export async function join(server: Running, email: string, path: string): Promise<Program> {
  const program = new Program(server.origin);
  const accepted = { token: path.split("/").at(-1), password: OWN_PASSWORD };
  expect((await program.call("POST", "/invitations/accept", accepted)).status).toBe(200);
  await program.signIn(email, OWN_PASSWORD);
  return program;
}

/** A page of a browser of its own. */
export async function visit(
  server: Running,
  browser: Browser,
  address: string,
  more: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin, ...more });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** A page of a browser in which the person of a program is signed in. */
export async function browserOf(
  server: Running,
  browser: Browser,
  program: Program,
  address: string,
): Promise<Page> {
  const page = await visit(server, browser, "/masuk");
  await page.context().addCookies(program.cookies());
  await page.goto(address);
  return page;
}
