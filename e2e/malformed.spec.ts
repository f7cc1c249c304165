import { expect, test } from "@playwright/test";
import { Program } from "./program.ts";
import { askRaw, type RawAnswer, sendRaw } from "./raw.ts";

test.describe.configure({ retries: 0 });

let origin = "";
let stranger: Program;

test.beforeAll(async ({ baseURL }) => {
  origin = baseURL ?? "";
  stranger = await Program.signedIn(origin, "redaktur@kpu.jepara.test");
});

test.afterEach(async () => {
  expect((await fetch(`${origin}/api/health`)).status).toBe(200);
});

const METHODS = ["OPTIONS", "TRACE", "PROPFIND", "SEARCH", "PUT", "PATCH", "DELETE", "POST"];

test("[H5] a method that an address does not have is answered 405 with those it has", async () => {
  for (const [path, allow] of [
    ["/naskah/x", "GET, HEAD"],
    ["/api/v1/releases/x", "GET, HEAD"],
    ["/rilis/contoh", "GET, HEAD"],
  ]) {
    for (const method of METHODS) {
      const cookie = `Cookie: ${stranger.cookie}`;
      const answer = await askRaw(origin, `${method} ${path}`, [cookie, "Content-Length: 0"]);
      expect(answer.status, `${method} ${path}`).toBe(405);
      expect(answer.head).toMatch(new RegExp(`^allow: ${allow}\r?$`, "im"));
      expectProblem(answer, "method-not-allowed");
    }
  }
  const head = await askRaw(origin, "HEAD /masuk");
  expect([head.status, head.body]).toEqual([200, ""]);
  const signIn = await askRaw(origin, "GET /api/auth/callback/credentials");
  expect(signIn.head).toMatch(/^allow: POST\r?$/im);
  expectProblem(signIn, "method-not-allowed");
});

function expectProblem({ head, body }: RawAnswer, reason: string): void {
  expect(head).toMatch(/^content-type: application\/problem\+json/im);
  expect(head).toMatch(/^cache-control: no-store/im);
  expect(body).toContain(`"type":"/problems/${reason}"`);
  expect(body).not.toMatch(/node_modules|\.ts:|at \w+ \(|select /i);
}

/** Whole requests, and the status and reason of their only answer. */
const WHOLE: [string, string, number, string][] = [
  ["another host", "GET /masuk HTTP/1.1\r\nHost: jahat.test\r\n\r\n", 421, "misdirected"],
  [
    "our host at another port",
    "GET /masuk HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n",
    421,
    "misdirected",
  ],
  ["no host", "GET /masuk HTTP/1.1\r\n\r\n", 400, "malformed-request"],
  ["an old protocol without a host", "GET /masuk HTTP/1.0\r\n\r\n", 400, "malformed-request"],
  [
    "two hosts",
    "GET /masuk HTTP/1.1\r\nHost: {host}\r\nHost: jahat.test\r\n\r\n",
    400,
    "malformed-request",
  ],
  [
    "a whole address",
    "GET http://{host}/naskah HTTP/1.1\r\nHost: {host}\r\n\r\n",
    400,
    "malformed-request",
  ],
  [
    "a whole foreign address",
    "GET http://jahat.test/ HTTP/1.1\r\nHost: {host}\r\n\r\n",
    400,
    "malformed-request",
  ],
  [
    "two lengths",
    "POST /api/v1/setup HTTP/1.1\r\nHost: {host}\r\nContent-Length: 2\r\nContent-Length: 4\r\n\r\n{}..",
    400,
    "malformed-request",
  ],
  [
    "a length and chunks",
    "POST /api/v1/setup HTTP/1.1\r\nHost: {host}\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /naskah HTTP/1.1\r\nHost: {host}\r\n\r\n",
    400,
    "malformed-request",
  ],
  [
    "chunks of another kind",
    "POST /api/v1/setup HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: xchunked\r\nContent-Length: 4\r\n\r\n{}..",
    400,
    "malformed-request",
  ],
  [
    "chunks behind a space",
    "POST /api/v1/setup HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    400,
    "malformed-request",
  ],
  [
    "a folded header",
    "GET /masuk HTTP/1.1\r\nHost: {host}\r\nX-A: b\r\n folded\r\n\r\n",
    400,
    "malformed-request",
  ],
  [
    "a control character in the path",
    "GET /mas\u0001uk HTTP/1.1\r\nHost: {host}\r\n\r\n",
    400,
    "malformed-request",
  ],
  [
    "a byte above ASCII in the path",
    "GET /mas\u00ffuk HTTP/1.1\r\nHost: {host}\r\n\r\n",
    400,
    "malformed-request",
  ],
  [
    "a huge cookie",
    `GET /masuk HTTP/1.1\r\nHost: {host}\r\nCookie: ${"a=b; ".repeat(6000)}\r\n\r\n`,
    431,
    "headers-too-large",
  ],
  [
    "a huge address",
    `GET /masuk?${"a".repeat(20_000)} HTTP/1.1\r\nHost: {host}\r\n\r\n`,
    431,
    "headers-too-large",
  ],
  ["the beginning of TLS", "\u0016\u0003\u0001\u0002\u0000\u0001", 400, "malformed-request"],
  ["the beginning of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, "malformed-request"],
  [
    "a call that is not there",
    "GET /api/akun HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
    404,
    "not-found",
  ],
  [
    "a call of another version",
    "GET /api/v2/releases HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
    404,
    "not-found",
  ],
  [
    "an address of next-auth that is not used",
    "POST /api/auth/_log HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
    404,
    "not-found",
  ],
];

for (const [name, bytes, status, reason] of WHOLE) {
  test(`[H8] ${name} is answered ${status} and a problem document, once`, async () => {
    const answer = await sendRaw(origin, bytes.replaceAll("{host}", new URL(origin).host));
    expect([answer.status, answer.answers]).toEqual([status, 1]);
    expectProblem(answer, reason);
    expect(answer.head).not.toMatch(/^location:/im);
  });
}

const wish = { workspace: "contoh", kind: "siaran_pers", title: "Naskah uji", joint: true };
const typed = (type: string) => ({ "content-type": type });
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
const plainWish = JSON.stringify(wish);

const BODIES: [string, string | Buffer, Record<string, string>, number][] = [
  ["a prototype", plainWish.replace("{", '{"__proto__":{"systemAdmin":true},'), {}, 422],
  ["a constructor", plainWish.replace("{", '{"constructor":{"prototype":{"x":1}},'), {}, 422],
  ["ten thousand levels", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`, {}, 422],
  ["a list of ten thousand levels", "[".repeat(10_000) + "]".repeat(10_000), {}, 422],
  ["UTF-16", utf16(plainWish), {}, 400],
  ["UTF-16 by name", utf16(plainWish), typed("application/json; charset=utf-16"), 400],
  ["plain letters called UTF-16", plainWish, typed("application/json; charset=utf-16"), 415],
  ["UTF-7 by name", plainWish, typed("application/json; charset=utf-7"), 415],
  ["broken UTF-8", Buffer.from(plainWish.replace("Naskah", "Nas\u00ffah"), "latin1"), {}, 400],
  [
    "compressed bytes",
    Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
    { "content-encoding": "gzip" },
    400,
  ],
  [
    "a form",
    new URLSearchParams({ title: "x" }).toString(),
    typed("application/x-www-form-urlencoded"),
    415,
  ],
  ["plain text", plainWish, typed("text/plain"), 415],
  ["a type that only begins so", plainWish, typed("application/json-patch+json"), 415],
  ["XML", "<a/>", typed("application/xml"), 415],
  ["a comment", `/* */${plainWish}`, {}, 400],
  ["a number that is none", plainWish.replace("true", "NaN"), {}, 400],
];

for (const [name, body, headers, status] of BODIES) {
  test(`[H9] a body of ${name} is answered ${status}, and nothing is made of it`, async () => {
    const writer = await Program.signedIn(origin, "penulis@kpu.contoh.test");
    const made = async () => (await writer.all("/releases?workspace=contoh")).length;
    const before = await made();
    const answer = await writer.fetch("/api/v1/releases", {
      method: "POST",
      body: body as BodyInit,
      headers: { ...typed("application/json"), ...headers },
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(await made()).toBe(before);
    const me = await writer.call<{ systemAdmin?: boolean }>("GET", "/me");
    expect(JSON.stringify(me.body)).not.toContain('"systemAdmin":true');
  });
}

test("[H9] of a key that is there twice the last one counts, and is judged like any other", async () => {
  const writer = await Program.signedIn(origin, "penulis@kpu.contoh.test");
  const send = (body: string) =>
    writer.fetch("/api/v1/releases", { method: "POST", body, headers: typed("application/json") });
  const twice = plainWish.replace("{", '{"title":"Yang pertama",');
  const made = (await (await send(twice)).json()) as { id: string };
  const { body } = await writer.call<{ title: string }>("GET", `/releases/${made.id}`);
  expect(body.title).toBe("Naskah uji");
  expect((await send(plainWish.replace(/}$/, ',"title":""}'))).status).toBe(422);
});
