import { expect, test } from "vitest";
import { isOwnPage } from "./own-page.ts";

const own = "https://naskah.contoh.go.id";
const asks = (headers: Record<string, string>) => isOwnPage((name) => headers[name], [own]);

test.each([
  ["a page of ours", { origin: own, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" }],
  ["a page of ours in an old browser", { origin: own }],
  ["a form sent again by its person", { origin: own, "sec-fetch-site": "none" }],
  ["a program, which tells nothing of itself", {}],
  ["a program that asks with Node's fetch", { "sec-fetch-mode": "cors" }],
])("[G8] %s may ask for a change", (_, headers) => {
  expect(asks(headers as Record<string, string>)).toBe(true);
});

test.each([
  ["another host", { origin: "https://jahat.test" }],
  ["another port", { origin: `${own}:8443` }],
  ["another protocol", { origin: own.replace("https", "http") }],
  ["a host above", { origin: "https://contoh.go.id" }],
  ["a host below", { origin: "https://x.naskah.contoh.go.id" }],
  ["a host that begins like ours", { origin: `${own}.jahat.test` }],
  ["ours in capitals", { origin: own.toUpperCase() }],
  ["ours with a path", { origin: `${own}/` }],
  ["nowhere", { origin: "null" }],
  ["an empty origin", { origin: "" }],
  ["a neighbour that names our origin", { origin: own, "sec-fetch-site": "same-site" }],
  ["a stranger that names our origin", { origin: own, "sec-fetch-site": "cross-site" }],
  ["a value that nobody knows", { origin: own, "sec-fetch-site": "?" }],
  ["a browser that hides its page", { "sec-fetch-site": "same-origin" }],
  ["a browser that tells only for what", { "sec-fetch-dest": "empty" }],
])("[G8] %s may not", (_, headers) => {
  expect(asks(headers as Record<string, string>)).toBe(false);
});
