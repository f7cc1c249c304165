import { expect, test } from "@playwright/test";
import { WebSocket } from "ws";
import { roomPath } from "#domain/room.ts";
import { draftOf, joined, OWN_PASSWORD } from "./newcomers.ts";
import type { Program } from "./program.ts";

test.describe.configure({ retries: 0 });

const NAME = "sinergi.session";
const OPEN = { page: 200, api: 200, socket: "open" };
const NOTHING = { page: 307, api: 401, socket: 4401 };

/** What a page, a call of the API and a socket say to these headers. */
async function opened(origin: string, release: string, headers: Record<string, string>) {
  const ask = (path: string) => fetch(`${origin}${path}`, { redirect: "manual", headers });
  const [page, api] = [await ask("/profil"), await ask("/api/v1/me")];
  return { page: page.status, api: api.status, socket: await joinedWith(origin, release, headers) };
}

/** The code with which the server closes a socket, or that it sends the first frame of a text. */
function joinedWith(
  origin: string,
  release: string,
  headers: Record<string, string>,
): Promise<number | "open"> {
  const socket = new WebSocket(`${origin.replace(/^http/, "ws")}${roomPath(release)}`, { headers });
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("close", resolve);
    socket.once("message", () => {
      resolve("open");
      socket.close();
    });
  });
}

const tokenOf = ({ cookie }: Program) => cookie.match(/sinergi\.session=([^;]+)/)?.[1] ?? "";

test("[S15] no cookie but the one of a live session opens a page, a call or a socket", async ({
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const { self } = await joined(origin, "writer");
  const release = await draftOf(self);
  const value = tokenOf(self);
  const half = Math.floor(value.length / 2);
  const [head, key, iv, body, tag] = value.split(".");
  const withCookie = (cookie: string) => opened(origin, release, { cookie });
  expect(await withCookie(`${NAME}=${value}`)).toEqual(OPEN);

  const odd: Record<string, Record<string, string>> = {
    none: {},
    "a bearer token": { authorization: `Bearer ${value}` },
    "a bearer token beside rubbish": { authorization: `Bearer ${value}`, cookie: `${NAME}=x` },
    "another name": { cookie: `next-auth.session-token=${value}` },
    "the name of https": { cookie: `__Host-${NAME}=${value}` },
    pieces: { cookie: `${NAME}.0=${value.slice(0, half)}; ${NAME}.1=${value.slice(half)}` },
    twice: { cookie: `${NAME}=${value}; ${NAME}=${value}` },
    "a planted one first": { cookie: `${NAME}=x; ${NAME}=${value}` },
    oversized: { cookie: `${NAME}=${value}${"A".repeat(5000)}` },
    "a changed tag": {
      cookie: `${NAME}=${head}.${key}.${iv}.${body}.${"A".repeat(tag?.length ?? 0)}`,
    },
    "no encryption": {
      cookie: `${NAME}=${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from('{"sid":"x"}').toString("base64url")}.`,
    },
  };
  for (const [name, headers] of Object.entries(odd)) {
    expect(await opened(origin, release, headers), name).toEqual(NOTHING);
  }

  await self.signOut();
  expect(await withCookie(`${NAME}=${value}`), "replayed after signing out").toEqual(NOTHING);
});

test("[S9] a cookie that was stolen before signing in anew, or before a new password, opens nothing", async ({
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const { self, email } = await joined(origin, "writer");
  const release = await draftOf(self);
  const first = tokenOf(self);
  await self.signIn(email, OWN_PASSWORD);
  const second = tokenOf(self);
  expect(second).not.toBe(first);
  const withCookie = (value: string) => opened(origin, release, { cookie: `${NAME}=${value}` });
  expect(await withCookie(first)).toEqual(NOTHING);
  expect(await withCookie(second)).toEqual(OPEN);

  const password = "sembilan kambing di pasar";
  const changed = await self.call("POST", "/me/password", { current: OWN_PASSWORD, password });
  expect(changed.status).toBe(200);
  const cookie = changed.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^sinergi\.session=\S+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=28800$/);
  expect(await withCookie(second)).toEqual(NOTHING);
  expect(await withCookie(tokenOf(self))).toEqual(OPEN);

  await self.fetch("/api/auth/session");
  expect(tokenOf(self), "asking next-auth sets no cookie").toBe(cookie.match(/=([^;]+)/)?.[1]);
});
