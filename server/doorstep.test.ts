import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { isOurHost, isReadable } from "./doorstep.ts";
import { allowedMethods } from "./openapi/methods.ts";

const asked = (url: string, ...hosts: string[]) =>
  ({
    url,
    headers: { host: hosts[0] },
    rawHeaders: hosts.flatMap((host) => ["Host", host]),
  }) as unknown as IncomingMessage;

describe("[H3] only our own hosts are answered", () => {
  const origins = ["https://naskah.contoh.go.id", "http://127.0.0.1:3000"];
  test.each(["naskah.contoh.go.id", "NASKAH.contoh.go.id", "127.0.0.1:3000"])("%s", (host) => {
    expect(isOurHost(asked("/", host), origins)).toBe(true);
  });
  test.each([
    "jahat.test",
    "contoh.go.id",
    "x.naskah.contoh.go.id",
    "naskah.contoh.go.id.jahat.test",
    "naskah.contoh.go.id:8443",
    "naskah.contoh.go.id.",
    "127.0.0.1",
    "127.0.0.1:3001",
    "naskah.contoh.go.id@jahat.test",
    "",
  ])("not %s", (host) => {
    expect(isOurHost(asked("/", host), origins)).toBe(false);
  });
  test("not a request without one", () => {
    expect(isOurHost(asked("/"), origins)).toBe(false);
  });
});

describe("[H4] what can be read in two ways is not read at all", () => {
  test.each(["/", "/naskah", "/naskah/", "/a?b=//c/../d", "/bantuan/menulis-bersama", "/%C3%A9"])(
    "%s is read",
    (url) => expect(isReadable(asked(url, "x"))).toBe(true),
  );
  test.each([
    "",
    "*",
    "naskah",
    "http://x/naskah",
    "//jahat.test",
    "/naskah//akun",
    "/naskah/../akun",
    "/naskah/%2e%2e/akun",
    "/naskah/.%2E/akun",
    "/./naskah",
    "/naskah%2fakun",
    "/naskah%5cakun",
    "/naskah\\akun",
    "/naskah%00",
    "/naskah?q=%00",
    "/naskah%0d%0aSet-Cookie:a=b",
    "/%E0%A4%A",
    "/naskah?q=%",
    "/naskah#x",
    "/nas\u0130kah",
    "/%",
  ])("%j is not", (url) => expect(isReadable(asked(url, "x"))).toBe(false));
  test("nor is what is for no host or for two", () => {
    expect(isReadable(asked("/"))).toBe(false);
    expect(isReadable(asked("/", "x", "y"))).toBe(false);
  });
});

test.each([
  ["/naskah", "GET, HEAD"],
  ["/api/auth/csrf", "GET, HEAD, POST"],
  ["/bahasa", "POST"],
  ["/api/v1/releases", "GET, HEAD, POST"],
  ["/api/v1/releases/", "GET, HEAD, POST"],
  ["/api/v1/releases/x", "GET, HEAD"],
  ["/api/v1/releases/x/sign", "POST"],
  ["/api/v1/me/password", "POST"],
  ["/api/v1/people/x", "GET, HEAD"],
  ["/api/v1/tidak/ada", "GET, HEAD, POST, PUT, PATCH, DELETE"],
  ["/_next/static/x.js", "GET, HEAD"],
])("[H5] %s is asked by %s", (path, methods) => {
  expect(allowedMethods(path)?.join(", ")).toBe(methods);
});
