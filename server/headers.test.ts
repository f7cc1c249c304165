import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { guardHeaders } from "./headers.ts";
import type { Settings } from "./settings.ts";

const settings: Settings = {
  demo: false,
  origins: ["https://naskah.contoh.go.id"],
  secureCookies: true,
  trustProxy: false,
  sessionSecret: "",
  sealKey: Buffer.alloc(32),
  nodesKey: Buffer.alloc(32),
  mail: { sendsOut: false, folder: "" },
};

function guarded(url: string, headers: Record<string, string> = {}, more: Partial<Settings> = {}) {
  const sent = new Map<string, string>();
  const socket = { remoteAddress: "192.0.2.1" };
  const req = { url, socket, headers: { host: "naskah.contoh.go.id", ...headers } };
  const res = { setHeader: (name: string, value: string) => sent.set(name, value) };
  guardHeaders(req as unknown as IncomingMessage, res as unknown as ServerResponse, {
    ...settings,
    ...more,
  });
  return { sent, headers: req.headers as Record<string, string | undefined> };
}

describe("[H1] security headers on every response", () => {
  test("a page allows only scripts with this request's nonce", () => {
    const one = guarded("/naskah").sent.get("Content-Security-Policy") ?? "";
    const two = guarded("/naskah").sent.get("Content-Security-Policy") ?? "";
    expect(one).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}' 'strict-dynamic'/);
    expect(one).toContain("frame-ancestors 'none'");
    expect(one).not.toContain("unsafe");
    expect(one).not.toBe(two);
  });

  test("a public page allows no script at all", () => {
    for (const url of ["/rilis/contoh", "/rilis/contoh/judul?x=1"]) {
      const policy = guarded(url).sent.get("Content-Security-Policy") ?? "";
      expect(policy).toContain("script-src 'none'");
      expect(policy).not.toContain("nonce");
    }
  });

  test("HSTS comes with https only", () => {
    expect(guarded("/").sent.has("Strict-Transport-Security")).toBe(true);
    const plain = guarded("/", {}, { secureCookies: false });
    expect(plain.sent.has("Strict-Transport-Security")).toBe(false);
  });
});

describe("[H2] headers of a client are not believed", () => {
  test("policy and forwarded headers are replaced", () => {
    const { headers } = guarded("/naskah", {
      "content-security-policy": "script-src 'nonce-evil'",
      "x-forwarded-host": "jahat.test",
      "x-forwarded-for": "10.0.0.1",
      "x-middleware-subrequest": "middleware",
    });
    expect(JSON.stringify(headers)).not.toMatch(/evil|jahat|10\.0\.0\.1|middleware/);
    expect(headers["x-forwarded-host"]).toBe("naskah.contoh.go.id");
    expect(headers["x-forwarded-proto"]).toBe("https");
  });

  test("links stay on the allowed host asked for, and on the first one for any other", () => {
    const origins = ["http://127.0.0.1:3000", "http://localhost:3000"];
    const asked = guarded("/", { host: "localhost:3000" }, { origins });
    expect(asked.headers["x-forwarded-host"]).toBe("localhost:3000");
    const foreign = guarded("/", { host: "jahat.test" }, { origins });
    expect(foreign.headers["x-forwarded-host"]).toBe("127.0.0.1:3000");
  });

  test.each([
    ["x-real-ip", "10.0.0.1"],
    ["forwarded", "for=10.0.0.1;host=jahat.test;proto=http"],
    ["x-forwarded-host", "jahat.test, naskah.contoh.go.id"],
    ["x-forwarded-host", "naskah.contoh.go.id, jahat.test"],
    ["x-forwarded-for", "10.0.0.1, 10.0.0.2"],
    ["x-forwarded-port", "81"],
    ["x-forwarded-prefix", "/jahat"],
    ["x-original-url", "/akun"],
    ["x-rewrite-url", "/akun"],
    ["x-http-method-override", "DELETE"],
    ["x-http-method", "DELETE"],
    ["x-method-override", "DELETE"],
    ["x-middleware-subrequest", "src/middleware:src/middleware"],
    ["x-middleware-rewrite", "/akun"],
    ["x-matched-path", "/akun"],
    ["x-now-route-matches", "1=akun"],
    ["x-invoke-path", "/akun"],
    ["x-nextjs-data", "1"],
    ["next-action", "0".repeat(42)],
  ])("a client’s %s is gone, whether a proxy is trusted or not", (name, value) => {
    for (const trustProxy of [false, true]) {
      const { headers } = guarded("/naskah", { [name]: value }, { trustProxy });
      // The address alone is believed of a proxy, and only its last entry.
      const told = name === "x-forwarded-for" && trustProxy ? "10.0.0.2" : "192.0.2.1";
      expect(headers).toEqual({
        host: "naskah.contoh.go.id",
        "content-security-policy": headers["content-security-policy"],
        "x-forwarded-host": "naskah.contoh.go.id",
        "x-forwarded-proto": "https",
        "x-forwarded-for": told,
      });
    }
  });
});

describe("[H6] what a page holds stays with it", () => {
  test("no other site embeds what is ours, and pages of the newsroom embed nobody", () => {
    expect(guarded("/rilis/x").sent.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
    expect(guarded("/naskah").sent.get("Cross-Origin-Embedder-Policy")).toBe("require-corp");
  });

  test("a one-time link is told to nobody, not even to our own files", () => {
    for (const url of ["/mulai/rahasia", "/undangan/rahasia?x", "/alamat/rahasia"]) {
      expect(guarded(url).sent.get("Referrer-Policy")).toBe("strict-origin");
    }
    expect(guarded("/naskah").sent.get("Referrer-Policy")).toBe("same-origin");
  });
});
