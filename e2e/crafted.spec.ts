import { expect, test } from "@playwright/test";
import { Program, paragraph, synced } from "./program.ts";
import { askRaw, sendRaw } from "./raw.ts";

test.describe.configure({ retries: 0 });

const TITLE = "Rahasia Redaksi Sebelum Terbit";
const BODY = "Kalimat yang belum boleh dibaca orang luar.";
/** Nothing that belongs to the text or to colleagues may stand in an answer to these people. */
const SECRET = /Rahasia Redaksi|belum boleh dibaca|Bagus Adiputro|Sekar Ayuningrum/;

let origin = "";
let id = "";
let stranger: Program;

test.beforeAll(async ({ baseURL }) => {
  origin = baseURL ?? "";
  const writer = await Program.signedIn(origin, "penulis@kpu.contoh.test");
  const wish = { workspace: "contoh", kind: "siaran_pers", title: TITLE, joint: true };
  id = (await writer.call<{ id: string }>("POST", "/releases", wish)).body.id;
  const joined = writer.join(id);
  await synced(joined);
  joined.body.insert(0, [paragraph(BODY)]);
  stranger = await Program.signedIn(origin, "redaktur@kpu.jepara.test");
  const read = await writer.fetch(`/naskah/${id}`);
  expect(await read.text()).toMatch(SECRET);
  joined.leave();
});

test.afterEach(async () => {
  expect((await fetch(`${origin}/api/health`)).status).toBe(200);
});

/** Asks as nobody and as somebody of another agency, also where a redirect leads. */
async function asOutsiders(path: string, headers: readonly string[] = []): Promise<number[]> {
  const statuses: number[] = [];
  for (const cookie of ["", stranger.cookie]) {
    const all = [...headers, ...(cookie ? [`Cookie: ${cookie}`] : [])];
    let answer = await askRaw(origin, `GET ${path}`, all);
    statuses.push(answer.status);
    for (let hops = 0; hops < 3; hops++) {
      expect(`${answer.head}${answer.body}`).not.toMatch(SECRET);
      const next = /^location: (\S+)$/im.exec(answer.head)?.[1];
      if (!next) break;
      expect(next, "a redirect stays here").toMatch(/^\/(?!\/)/);
      answer = await askRaw(origin, `GET ${next}`, all);
    }
  }
  return statuses;
}

const at = (path: string) => path.replaceAll("{id}", id);
const PLAIN = [307, 404];
const NOBODY = [404, 404];
const UNREADABLE = [400, 400];

const SUBREQUESTS = [
  "middleware",
  "src/middleware",
  "pages/_middleware",
  "middleware:middleware:middleware:middleware:middleware",
  "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware",
  "proxy:proxy:proxy:proxy:proxy",
];

/** A path, headers, and what nobody and the other agency are answered. */
const CRAFTED: [string, string, string[], number[]][] = [
  ["the plain page", "/naskah/{id}", [], PLAIN],
  ["the plain call", "/api/v1/releases/{id}", [], [401, 404]],
  ["the plain list of people", "/akun", [], [307, 403]],
  ...SUBREQUESTS.flatMap((value): [string, string, string[], number[]][] => [
    [`subrequest ${value}`, "/naskah/{id}", [`x-middleware-subrequest: ${value}`], PLAIN],
    [
      `subrequest ${value} of a call`,
      "/api/v1/releases/{id}",
      [`x-middleware-subrequest: ${value}`],
      [401, 404],
    ],
  ]),
  ["a payload as a file", "/naskah/{id}.rsc", [], NOBODY],
  ["a segment as a file", "/naskah/{id}.segments/_tree.segment.rsc", [], NOBODY],
  ["a payload by query", "/naskah/{id}?_rsc=abc", [], PLAIN],
  ["a payload by header", "/naskah/{id}", ["RSC: 1"], [307, 307]],
  ["a payload by both", "/naskah/{id}?_rsc=abc", ["RSC: 1"], [307, 307]],
  ["a prefetch", "/naskah/{id}", ["RSC: 1", "Next-Router-Prefetch: 1"], [307, 307]],
  ["a prefetch without a payload", "/naskah/{id}", ["Next-Router-Prefetch: 1"], PLAIN],
  [
    "a segment",
    "/naskah/{id}",
    ["RSC: 1", "Next-Router-Prefetch: 1", "Next-Router-Segment-Prefetch: /_tree"],
    [307, 307],
  ],
  [
    "a broken state tree",
    "/naskah/{id}",
    ["RSC: 1", "Next-Router-State-Tree: %5B%22garbage"],
    [307, 307],
  ],
  ["a foreign next-url", "/naskah/{id}", ["RSC: 1", "Next-Url: //jahat.test/x"], [307, 307]],
  ["page data", "/_next/data/x/naskah/{id}.json", [], NOBODY],
  ["page data by header", "/naskah/{id}", ["x-nextjs-data: 1"], PLAIN],
  ["a picture of a page", "/_next/image?url=%2Fnaskah%2F{id}&w=64&q=75", [], NOBODY],
  [
    "a picture of another server",
    "/_next/image?url=http%3A%2F%2F127.0.0.1%3A1%2F&w=64&q=75",
    [],
    NOBODY,
  ],
  ["the server's own files", "/_next/server/app/page.js", [], NOBODY],
  ["a file of settings", "/.env", [], NOBODY],
  ["the history of the code", "/.git/config", [], NOBODY],
  ["two slashes at the front", "//naskah/{id}", [], UNREADABLE],
  ["two slashes to another host", "//jahat.test/naskah", [], UNREADABLE],
  ["two slashes within", "/naskah//{id}", [], UNREADABLE],
  ["a step up", "/masuk/../naskah/{id}", [], UNREADABLE],
  ["a hidden step up", "/%2e%2e/naskah/{id}", [], UNREADABLE],
  ["a half hidden step up", "/masuk/.%2E/naskah/{id}", [], UNREADABLE],
  ["a hidden slash", "/naskah%2f{id}", [], UNREADABLE],
  ["a backslash", "/naskah\\{id}", [], UNREADABLE],
  ["a step up with a parameter", "/naskah/..;/akun", [], NOBODY],
  ["a parameter of a path", "/naskah;a=b/{id}", [], NOBODY],
  ["capitals", "/NASKAH/{id}", [], NOBODY],
  ["a trailing dot", "/naskah/{id}.", [], PLAIN],
  ["a trailing slash", "/naskah/{id}/", [], [308, 308]],
  ["a NUL", "/naskah/{id}%00", [], UNREADABLE],
  ["a NUL and an ending", "/naskah/{id}%00.css", [], UNREADABLE],
  ["a line end in the path", "/naskah/{id}%0d%0aSet-Cookie:%20a=b", [], UNREADABLE],
  ["twice encoded", "/naskah/%2531%2532", [], PLAIN],
  [
    "another path by header",
    "/masuk",
    ["X-Original-URL: /naskah/{id}", "X-Rewrite-URL: /akun"],
    [200, 307],
  ],
  [
    "a matched path by header",
    "/masuk",
    ["x-matched-path: /naskah/{id}", "x-invoke-path: /naskah/{id}"],
    [200, 307],
  ],
  ["an action by its id", "/naskah/{id}", [`Next-Action: ${"a".repeat(42)}`], PLAIN],
  [
    "another method by header",
    "/api/v1/releases/{id}",
    ["X-HTTP-Method-Override: POST"],
    [401, 404],
  ],
  [
    "a foreign forwarded host",
    "/naskah/{id}",
    ["X-Forwarded-Host: jahat.test", "Forwarded: host=jahat.test"],
    PLAIN,
  ],
  ["two thousand parameters", `/naskah/{id}?${"a=1&".repeat(2000)}`, [], PLAIN],
  [
    "a language that is markup",
    "/naskah/{id}",
    ['Accept-Language: "><script>1</script>,../../etc'],
    PLAIN,
  ],
  [
    "a cookie of rubbish",
    "/naskah/{id}",
    ["Cookie: sinergi.session=a; sinergi.session=b"],
    [307, 307],
  ],
];

for (const [name, path, headers, statuses] of CRAFTED) {
  test(`[H7] ${name} shows outsiders no more than the plain request`, async () => {
    expect(await asOutsiders(at(path), headers.map(at))).toEqual(statuses);
  });
}

test("[H7] a line end in a query becomes no header", async () => {
  const answer = await askRaw(origin, "GET /masuk?lanjut=%2F%0d%0aSet-Cookie:%20jahat=1");
  expect(answer.head).not.toMatch(/jahat/);
});

test("[H7] upgrades of pages, of other hosts and of whole addresses become no socket", async () => {
  const { host } = new URL(origin);
  const upgrade = (target: string, to = host, kind = "websocket") =>
    sendRaw(
      origin,
      `GET ${target} HTTP/1.1\r\nHost: ${to}\r\nConnection: Upgrade\r\nUpgrade: ${kind}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: ${stranger.cookie}\r\n\r\n`,
    );
  const room = `/collab/${id}`;
  for (const [target, status, to, kind] of [
    [`/naskah/${id}`, 404],
    [`http://${host}${room}`, 404],
    [`http://jahat.test${room}`, 404],
    [`//jahat.test${room}`, 404],
    [`/%63ollab/${id}`, 404],
    [room, 421, "jahat.test"],
    [`/naskah/${id}`, 404, host, "h2c"],
  ] as const) {
    const answer = await upgrade(target, to, kind);
    expect(answer.status, `${target} ${to ?? ""}`).toBe(status);
    expect(`${answer.head}${answer.body}`).not.toMatch(SECRET);
  }
});
