import { expect, test } from "@playwright/test";
import { Program } from "./program.ts";

test.describe.configure({ retries: 0 });

let origin = "";
let writer: Program;

test.beforeAll(async ({ baseURL }) => {
  origin = baseURL ?? "";
  writer = await Program.signedIn(origin, "penulis@kpu.contoh.test");
});

test("[H10] a form of another site neither signs in nor out nor changes the language", async () => {
  for (const path of ["/api/auth/callback/credentials", "/api/auth/signout", "/bahasa"]) {
    const foreign: Record<string, string>[] = [
      { origin: "https://jahat.test" },
      { origin: "null" },
      { origin, "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ];
    for (const headers of foreign) {
      const body = new URLSearchParams({ bahasa: "en" });
      const answer = await writer.fetch(path, { method: "POST", body, headers });
      expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBe(403);
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect(((await answer.json()) as { title: string }).title).toBe("bad-origin");
    }
  }
  expect((await writer.fetch("/api/v1/me")).status).toBe(200);
});

test("[H10] choosing a language leads to a page of ours, whatever is asked for", async () => {
  for (const target of [
    "/naskah\0",
    "/\u0130",
    "/\u00e9",
    "/a\r\nSet-Cookie: a=b",
    "//jahat.test",
    "/\\jahat.test",
    "https://jahat.test",
    "/".repeat(3000),
  ]) {
    const body = new URLSearchParams({ bahasa: "en", lanjut: target });
    const answer = await writer.fetch("/bahasa", { method: "POST", body });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/naskah"]);
  }
});

test("[H10] next-auth takes no large form and none of another type", async () => {
  const path = "/api/auth/callback/credentials";
  const large = await writer.fetch(path, {
    method: "POST",
    body: new URLSearchParams({ email: "a".repeat(20_000) }),
  });
  expect(large.status).toBe(413);
  const other = await writer.fetch(path, {
    method: "POST",
    body: "x",
    headers: { "content-type": "text/xml" },
  });
  expect(other.status).toBe(415);
  const broken = await writer.fetch(path, {
    method: "POST",
    body: "{",
    headers: { "content-type": "application/json" },
  });
  expect(broken.status).toBe(400);
  expect(await broken.text()).not.toMatch(/SyntaxError|Unexpected|next-auth/i);
});

test("[H11] what is for one person is kept by nobody", async () => {
  for (const path of ["/naskah", "/profil", "/masuk", "/api/v1/me", "/api/v1/x"]) {
    const answer = await writer.fetch(path);
    await answer.text();
    expect(answer.headers.get("cache-control"), path).toContain("no-store");
  }
  const session = await writer.fetch("/api/auth/session");
  expect(session.headers.get("cache-control")).toContain("no-store");
});
