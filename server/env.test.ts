import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

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
