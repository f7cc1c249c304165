import { createServer } from "node:http";
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { SCHEMA_NUMBER } from "#domain/room.ts";
import { TestServer } from "./testing.ts";
import { RELEASE, until } from "./testing-client.ts";
import { MemoryStore } from "./testing-store.ts";

let server: TestServer;
afterEach(() => server.close());

const PATH = `/collab/${RELEASE}`;

async function rawUpgrade(port: number, target: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => {
    answer += data.toString("latin1");
  });
  socket.on("error", () => {});
  const headers = [
    "Host: x",
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
  ];
  const key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
  socket.write(`GET ${target} HTTP/1.1\r\n${[...headers, key].join("\r\n")}\r\n\r\n`);
  await until(() => socket.closed || answer.includes("\r\n\r\n"), "an answer");
  socket.destroy();
  return answer;
}

test("[C16] a page of another origin is turned away, a client without one needs only its cookie", async () => {
  server = await new TestServer().listen();
  const own = server.socket("ani", PATH, { origin: server.origin });
  const none = server.socket("ani");
  await until(() => own.frames.length && none.frames.length, "both to be let in");
  const { origin } = server;
  for (const foreign of [
    "null",
    "https://jahat.test",
    `${origin}.jahat.test`,
    `${origin}/`,
    "http://127.0.0.1",
    origin.replace("http", "https"),
  ]) {
    expect(await server.socket("ani", PATH, { origin: foreign }).closed()).toBe(4403);
  }
  // A browser that tells of itself and hides its page, and one that tells of another site.
  for (const [name, value, more] of [
    ["sec-fetch-dest", "websocket", {}],
    ["sec-fetch-site", "same-origin", {}],
    ["sec-fetch-site", "same-site", { origin }],
  ] as const) {
    expect(await server.socket("ani", PATH, { [name]: value, ...more }).closed()).toBe(4403);
  }
  expect(await server.socket("").closed()).toBe(4401);
});

test("[C17] a malformed id closes with 4404 and no other path becomes a socket", async () => {
  server = await new TestServer().listen();
  for (const path of ["/collab/", "/collab/x", `${PATH}/`, `/collab/${RELEASE.toUpperCase()}`]) {
    expect(await server.socket("ani", path).closed()).toBe(4404);
  }
  const { port } = server;
  for (const target of [
    "/",
    "/collab",
    `http://127.0.0.1${PATH}`,
    `//evil${PATH}`,
    "*",
    `/x\\..${PATH}`,
  ]) {
    expect(await rawUpgrade(port, target)).toMatch(/^HTTP\/1\.1 404 /);
  }
  server.authorise = async () => ({ ok: false, code: 4404 });
  expect(await server.socket("ani").closed()).toBe(4404);
});

test("[C38] a page of another epoch is sent away with 4409, one of this epoch and a raw client are let in", async () => {
  server = await new TestServer().listen();
  const current = server.socket("ani", `${PATH}?epoch=${server.store.epoch}`);
  const raw = server.socket("ani");
  await until(() => current.frames.length && raw.frames.length, "both to be let in");
  for (const epoch of [server.store.epoch - 1, server.store.epoch + 1, "x"]) {
    expect(await server.socket("ani", `${PATH}?epoch=${epoch}`).closed()).toBe(4409);
  }
});

test("[C17] other paths go to the other taker of upgrades, odd targets to nobody", async () => {
  const taken: string[] = [];
  server = await new TestServer(new MemoryStore(), {
    otherUpgrade: (req, socket) => {
      taken.push(req.url ?? "");
      socket.end("HTTP/1.1 418 Teapot\r\n\r\n");
    },
  }).listen();
  expect(await rawUpgrade(server.port, "/_next/hmr?id=1")).toMatch(/ 418 /);
  expect(await rawUpgrade(server.port, "http://10.0.0.1/secret")).toMatch(/ 404 /);
  expect(taken).toEqual(["/_next/hmr?id=1"]);
});

test("[C18] a page older than the server is told to reload, a raw client is let in", async () => {
  server = await new TestServer().listen();
  const [older, ours] = [SCHEMA_NUMBER - 1, SCHEMA_NUMBER];
  for (const schema of [`${older}`, "0", "", "x", "-1", "1e9", `${ours}&schema=${older}`]) {
    expect(await server.socket("ani", `${PATH}?schema=${schema}`).closed()).toBe(4426);
  }
  const [raw, newer] = [server.socket("ani"), server.socket("ani", `${PATH}?schema=${ours}`)];
  await until(() => raw.frames.length && newer.frames.length, "both to be let in");
});

test("[C15] a log that cannot be read, or a failing check, closes with 1013 and writes nothing", async () => {
  const store = new MemoryStore();
  server = await new TestServer(store).listen();
  store.loadError = new Error("row 7 cannot be read");
  expect(await server.socket("ani").closed()).toBe(1013);
  store.loadError = null;
  const [first] = store.rows;
  store.rows = [
    { seq: 1, data: Uint8Array.of(9, 9, 9), clientIds: [], author: null, contributes: false },
  ];
  expect(await server.socket("ani").closed()).toBe(1013);
  store.rows = first ? [first] : [];
  const { authorise } = server;
  server.authorise = () => Promise.reject(new Error("database down"));
  expect(await server.socket("ani").closed()).toBe(1013);
  server.authorise = authorise;
  const client = await server.client("ani").synced();
  expect(client.texts).toEqual(["Satu", "Dua"]);
  expect(store.appends).toBe(0);
});

test("[C22] a person and a document have only so many sockets", async () => {
  server = await new TestServer(new MemoryStore(), {
    limit: { socketsPerPerson: 2, socketsPerDocument: 3 },
  }).listen();
  const [first, second] = [server.socket("ani"), server.socket("ani")];
  await until(() => first.frames.length && second.frames.length);
  expect(await server.socket("ani").closed()).toBe(1013);
  const third = server.socket("budi");
  await until(() => third.frames.length);
  expect(await server.socket("citra").closed()).toBe(1013);
  first.ws.close();
  await until(() => server.collab.counts().sockets === 2);
  const again = server.socket("ani");
  await until(() => again.frames.length, "the freed place");
});

test("[C27] the end of a session closes its sockets with 4401", async () => {
  server = await new TestServer().listen();
  const [ani, budi] = [await server.client("ani").synced(), await server.client("budi").synced()];
  server.signal({ kind: "session-ended", sessionId: "session-ani" });
  await until(() => ani.code === 4401);
  expect(budi.code).toBeUndefined();
  server.standing = async (ids) =>
    new Map(
      ids
        .filter((id) => id !== "session-citra") // one that nobody knows any more
        .map((id) => [id, { kind: "live", rights: id === "session-dewi" ? "more" : "" }]),
    );
  const [citra, dewi] = [server.socket("citra"), server.socket("dewi")];
  expect(await citra.closed()).toBe(4401);
  expect(await dewi.closed()).toBe(4300);
});

test("[N7] a change of rights sends the person's sockets away to be judged anew", async () => {
  server = await new TestServer().listen();
  const [ani, budi] = [await server.client("ani").synced(), await server.client("budi").synced()];
  server.grants.set("ani", { mode: "read" });
  server.signal({ kind: "rights-changed", personId: "person-ani" });
  await until(() => ani.code === 4300);
  await until(() => ani.provider.synced, "coming back");
  ani.type("tidak boleh");
  budi.type(" boleh");
  await until(() => budi.isSaved, "the colleague's words");
  const joiner = await server.client("citra").synced();
  expect(joiner.texts).toEqual(["Satu boleh", "Dua"]);
  expect(budi.code).toBeUndefined();
});

test("[C27] a signal that comes while a socket is on its way in is not missed", async () => {
  const store = new MemoryStore();
  server = await new TestServer(store).listen();
  let open = () => {};
  const pause = () => {
    store.loadGate = new Promise((resolve) => {
      open = resolve;
    });
  };
  for (const [signal, code] of [
    [{ kind: "session-ended", sessionId: "session-ani" }, 4401],
    [{ kind: "edition-moved", releaseId: RELEASE }, 4409],
    [{ kind: "rights-changed", personId: "person-ani" }, 4300],
  ] as const) {
    pause();
    const loads = store.loads;
    const socket = server.socket("ani");
    await until(() => store.loads > loads, "the load");
    server.signal(signal);
    open();
    expect(await socket.closed()).toBe(code);
    await until(() => server.collab.counts().rooms === 0);
  }
  store.loadGate = null;
  server.grants.set("budi", { epoch: 0 });
  expect(await server.socket("budi").closed()).toBe(4409);
});

test("[C12] a moved edition closes everybody with 4409, by signal and by the log", async () => {
  const store = new MemoryStore();
  server = await new TestServer(store).listen();
  const [ani, budi] = [
    await server.client("ani").synced(),
    await server.client("budi; read").synced(),
  ];
  server.signal({ kind: "edition-moved", releaseId: RELEASE });
  await until(() => ani.code === 4409 && budi.code === 4409);
  expect(server.collab.counts().rooms).toBe(0);
  const [citra, dewi] = [
    await server.client("citra").synced(),
    await server.client("dewi").synced(),
  ];
  store.epoch = 2; // the signal got lost
  const rows = store.rows.length;
  citra.type(" terlambat");
  await until(() => citra.code === 4409 && dewi.code === 4409);
  expect(store.rows.length).toBe(rows);
  expect(dewi.texts[0]).toBe("Satu");
  const eko = await server.client("eko").synced();
  store.epoch = 3;
  expect(await server.socket("fitri").closed()).toBe(4409);
  await until(() => eko.code === 4409, "the stale room to close");
});

test("[C23] a plain HTTP server keeps answering beside the sockets", async () => {
  const http = createServer((_, response) => response.end("halo"));
  server = await new TestServer(new MemoryStore(), { server: http }).listen();
  expect(await (await fetch(server.origin)).text()).toBe("halo");
});
