import { type Seen, undescribed } from "./described.ts";
import { expect, test, watchAnswers } from "./people.ts";
import { Program } from "./program.ts";

test("[Q1] the description is the same for everybody and answered 304 when unchanged", async ({
  request,
  baseURL,
}) => {
  const anybody = await request.get("/api/v1/openapi.json");
  const somebody = await Program.signedIn(baseURL ?? "", "redaktur@kpu.contoh.test");
  const theirs = await somebody.fetch("/api/v1/openapi.json");
  expect(await theirs.text()).toBe(await anybody.text());
  expect(anybody.headers()["cache-control"]).toBe("public, no-cache");
  const etag = anybody.headers().etag ?? "";
  const again = await request.get("/api/v1/openapi.json", { headers: { "if-none-match": etag } });
  expect(again.status()).toBe(304);
  expect((await anybody.json()).info.version).toMatch(/^\d+\.\d+\.\d+$/);
});

test("[Q3] an answer with another status, type or member than described is found", async ({
  baseURL,
}) => {
  const program = await Program.signedIn(baseURL ?? "", "penulis@kpu.contoh.test");
  const answer = await program.fetch("/api/v1/releases?limit=1");
  const seen: Seen = {
    method: "GET",
    path: "/api/v1/releases?limit=1",
    status: 200,
    type: answer.headers.get("content-type") ?? "",
    body: await answer.text(),
  };
  expect(undescribed(seen)).toBeNull();
  const more = seen.body.replace('"title"', '"secret":1,"title"');
  expect(undescribed({ ...seen, body: more })).toContain("secret");
  expect(undescribed({ ...seen, body: '{"items":[]}' })).toContain("nextCursor");
  expect(undescribed({ ...seen, status: 201 })).toContain("status is not described");
  expect(undescribed({ ...seen, type: "text/html" })).toContain("text/html");
  expect(undescribed({ ...seen, path: "/api/v1/nothing" })).toContain("no such call");
});

test("[Q3] every kind of no at the door is described", async ({ baseURL }) => {
  const program = await Program.signedIn(baseURL ?? "", "penulis@kpu.contoh.test");
  for (const refused of [
    () => program.call("GET", "/releases?limit=1000"),
    () => program.call("POST", "/releases", { workspace: "contoh", kind: "kabar", title: "x" }),
    () => program.call("GET", "/releases/bukan-id"),
    () => program.call("POST", "/releases/bukan-id/archive", {}),
    () => new Program(baseURL ?? "").call("GET", "/releases"),
    () => program.call("POST", "/releases", {}, { origin: "https://lain.test" }),
    () => program.call("POST", "/releases", {}, { "content-type": "text/plain" }),
    () => program.call("POST", "/releases", {}, { "idempotency-key": "ada spasi" }),
  ]) {
    const { status, headers } = await refused();
    expect(status).toBeGreaterThanOrEqual(400);
    expect(headers.get("content-type")).toContain("application/problem+json");
  }
});

test("[Q3] an answer to a page is looked at before the page goes on", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL });
  const found: string[] = [];
  await watchAnswers(context, found);
  const page = await context.newPage();
  const ask = () => page.evaluate(() => fetch("/api/v1/public/contoh/releases").then((a) => a.ok));
  await page.goto("/masuk");
  expect(await ask()).toBe(true);
  expect(found).toEqual([]);
  await context.route("**/api/v1/public/**", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), secret: 1 } });
  });
  expect(await ask()).toBe(true);
  expect(found.join()).toContain("secret");
  await context.close();
});
