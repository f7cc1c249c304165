import { createHash, createHmac, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPictureStore, type PictureStore } from "./store.ts";

const SECRET = "rahasia+/dari bucket";
const digest = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const hmac = (key: string | Buffer, text: string) =>
  createHmac("sha256", key).update(text).digest();

/** What the signature of a request has to be, worked out anew from what arrived (AWS SigV4). */
function isSigned(req: IncomingMessage, body: Buffer): boolean {
  const said = /Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
    req.headers.authorization ?? "",
  );
  if (!said) return false;
  const [, credential = "", names = "", signature] = said;
  const [key, day = "", region = "", service = ""] = credential.split("/");
  const heads = names.split(";").map((name) => `${name}:${req.headers[name]}\n`);
  const payload = String(req.headers["x-amz-content-sha256"]);
  if (body.length && payload !== digest(body)) return false;
  const request = [req.method, req.url, "", heads.join(""), names, payload].join("\n");
  const scope = `${day}/${region}/${service}/aws4_request`;
  const told = ["AWS4-HMAC-SHA256", req.headers["x-amz-date"], scope, digest(request)].join("\n");
  const signing = ["aws4_request"].reduce(
    (from, text) => hmac(from, text),
    hmac(hmac(hmac(`AWS4${SECRET}`, day), region), service),
  );
  return key === "kunci" && region === "id-1" && hmac(signing, told).toString("hex") === signature;
}

/** A bucket that takes nothing that is not signed for exactly what was sent. */
function bucket() {
  const objects = new Map<string, Buffer>();
  const refused: string[] = [];
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const url = req.url ?? "";
    if (!isSigned(req, body)) {
      refused.push(`${req.method} ${url}`);
      return void res.writeHead(403).end();
    }
    if (req.method === "PUT") {
      objects.set(url, body);
      return void res.writeHead(200).end();
    }
    const found = objects.get(url);
    res.writeHead(found ? 200 : 404).end(found ?? "");
  });
  return { objects, refused, server };
}

type Opened = { store: PictureStore; close: () => Promise<void>; where: string };

async function inFolder(): Promise<Opened> {
  const where = await mkdtemp(path.join(os.tmpdir(), "sinergi-gambar-"));
  const close = () => rm(where, { recursive: true });
  return { store: openPictureStore(undefined, where), close, where };
}

async function inBucket(secret = SECRET): Promise<Opened & ReturnType<typeof bucket>> {
  const made = bucket();
  await new Promise<void>((resolve) => made.server.listen(0, "127.0.0.1", resolve));
  const { port } = made.server.address() as AddressInfo;
  const where = `http://kunci:${encodeURIComponent(secret)}@127.0.0.1:${port}/berkas/gambar/?region=id-1`;
  const close = () => new Promise<void>((resolve) => made.server.close(() => resolve()));
  return { ...made, store: openPictureStore(where, "/nowhere"), close, where };
}

describe.each([
  ["a folder", inFolder],
  ["a bucket", inBucket],
] as const)("[K162] pictures in %s", (_, open) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  test("come back as they were put in, however often they were", async () => {
    const { store } = opened;
    const bytes = new Uint8Array(randomBytes(70_000));
    expect(await store.get(digest(bytes))).toBeNull();
    await Promise.all([1, 2, 3].map(() => store.put(digest(bytes), bytes)));
    expect(await store.get(digest(bytes))).toEqual(bytes);
    expect(await store.get(digest("lain"))).toBeNull();
  });
});

test("[K162] a file is its owner's alone, and nothing half lies under its name", async () => {
  const { store, where, close } = await inFolder();
  const bytes = new TextEncoder().encode("gambar");
  const sha256 = digest(bytes);
  await store.put(sha256, bytes);
  const folder = path.join(where, "gambar", sha256.slice(0, 2));
  expect(await readdir(folder)).toEqual([sha256]);
  expect((await stat(path.join(folder, sha256))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  // A put that fails leaves nothing: here the place of its folder is taken by a file.
  const other = digest("lain");
  await writeFile(path.join(where, "gambar", other.slice(0, 2)), "");
  await expect(store.put(other, bytes)).rejects.toThrow();
  expect(await readdir(path.join(where, "gambar"))).toHaveLength(2);
  await close();
});

test("[K162] a bucket takes what is signed, under the prefix, and a wrong key is told", async () => {
  const right = await inBucket();
  const bytes = new TextEncoder().encode("gambar");
  await right.store.put(digest(bytes), bytes);
  expect([...right.objects.keys()]).toEqual([`/berkas/gambar/${digest(bytes)}`]);
  expect(right.refused).toEqual([]);
  await right.close();
  const wrong = await inBucket("bukan kuncinya");
  await expect(wrong.store.put(digest(bytes), bytes)).rejects.toThrow("refused a picture with 403");
  await expect(wrong.store.get(digest(bytes))).rejects.toThrow("with 403");
  await wrong.close();
});
