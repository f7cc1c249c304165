import { expect, test } from "vitest";
import { readEnv, warningsOf } from "./env.ts";

test("nothing set is a working environment on the loopback", () => {
  expect(readEnv({})).toMatchObject({ PORT: 3000, HOST: "127.0.0.1", TRUST_PROXY: false });
  expect(readEnv({ PUBLIC_URL: "", DATABASE_URL: "" }).PUBLIC_URL).toBeUndefined();
});

test("everything that is wrong is said at once, without its value", () => {
  const wrong = {
    PORT: "abc",
    SINERGI_SECRET: "short-secret",
    DATABASE_URL: "mysql://x",
    SINERGI_LIMIT_FRAME_BYTES: "-1",
  };
  expect(() => readEnv(wrong)).toThrow(/PORT.*SINERGI_SECRET.*DATABASE_URL.*FRAME_BYTES/);
  expect(() => readEnv(wrong)).not.toThrow(/short-secret/);
});

test("a public address is reduced to its origin, and limits can be set", () => {
  const env = readEnv({
    PUBLIC_URL: "https://naskah.contoh.go.id/",
    SINERGI_LIMIT_SOCKETS_PER_PERSON: "3",
  });
  expect(env.PUBLIC_URL).toBe("https://naskah.contoh.go.id");
  expect(env.limits.socketsPerPerson).toBe(3);
});

test("a limit that nothing could live with is refused with its name and why", () => {
  const wrong = { SINERGI_LIMIT_LOG_DAYS: "30", SINERGI_LIMIT_NODE_DEPTH: "33" };
  expect(() => readEnv(wrong)).toThrow(/NODE_DEPTH: at most 32 \(.+\); .*LOG_DAYS: at least 90 \(/);
  for (const value of ["0", "-1", "1.5", "x", "1e400"]) {
    expect(() => readEnv({ SINERGI_LIMIT_FLOOD_SECONDS: value })).toThrow(
      "SINERGI_LIMIT_FLOOD_SECONDS: a whole number above 0",
    );
  }
});

test("letters go out by an address of SMTP alone, from an address or a name with one", () => {
  const letters = { SMTP_URL: "smtps://u:p%40ss@mail.contoh.go.id", MAIL_FROM: "Humas <a@b.test>" };
  expect(readEnv(letters)).toMatchObject(letters);
  expect(readEnv({ MAIL_FROM: "a@b.test" }).MAIL_FROM).toBe("a@b.test");
  expect(() => readEnv({ SMTP_URL: "https://mail.contoh.go.id" })).toThrow(/SMTP_URL/);
  for (const MAIL_FROM of ["Humas", "a@b.test\r\nBcc: c@d.test", "Humas <a@b.test>, c@d.test"]) {
    expect(() => readEnv({ MAIL_FROM })).toThrow(/MAIL_FROM/);
  }
});

test("a public address by https without a trusted proxy is warned of: everybody would come from one place", () => {
  const PUBLIC_URL = "https://naskah.contoh.go.id";
  expect(warningsOf(readEnv({ PUBLIC_URL }))).toHaveLength(1);
  expect(warningsOf(readEnv({ PUBLIC_URL }))[0]).toContain("TRUST_PROXY");
  expect(warningsOf(readEnv({ PUBLIC_URL, TRUST_PROXY: "1" }))).toEqual([]);
  expect(warningsOf(readEnv({ PUBLIC_URL: "http://naskah.kantor" }))).toEqual([]);
  expect(warningsOf(readEnv({}))).toEqual([]);
});

test("several nodes without a mail server are warned of: each would keep letters of its own", () => {
  const SINERGI_S3_URL = "https://k:s@bucket.test/gambar";
  const nodes = { DATABASE_URL: "postgres://x/y", REDIS_URL: "redis://x", SINERGI_S3_URL };
  expect(warningsOf(readEnv(nodes))).toEqual([expect.stringContaining("SMTP_URL")]);
  expect(warningsOf(readEnv({ ...nodes, SMTP_URL: "smtp://x" }))).toEqual([]);
});

test("[K162] a bucket for pictures has a key, a secret and a name, and several nodes without one are warned of", () => {
  for (const url of ["https://bucket.test/gambar", "https://k:s@bucket.test", "s3://k:s@b/g"]) {
    expect(() => readEnv({ SINERGI_S3_URL: url })).toThrow(/SINERGI_S3_URL/);
  }
  const nodes = { DATABASE_URL: "postgres://x/y", REDIS_URL: "redis://x", SMTP_URL: "smtp://x" };
  expect(warningsOf(readEnv(nodes))).toEqual([expect.stringContaining("SINERGI_S3_URL")]);
});
