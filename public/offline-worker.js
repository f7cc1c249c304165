/*
 * Answers a page of the newsroom that cannot be reached with the one page that is kept for it.
 * Nothing else is ever kept: no page, no answer of the API, no text.
 */
const KEPT = "offline";
const PAGE = "/luring";

async function keepPage() {
  const cache = await caches.open(KEPT);
  await cache.add(new Request(PAGE, { cache: "no-cache", credentials: "omit" }));
}

async function begin() {
  const old = (await caches.keys()).filter((name) => name !== KEPT);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

/** A worker lives for moments; the page is asked for anew once in each life. */
let asked = false;

async function answer(event) {
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request));
    if (!asked) {
      asked = true;
      event.waitUntil(keepPage().catch(() => {}));
    }
    return response;
  } catch {
    return (await caches.match(PAGE, { cacheName: KEPT })) ?? Response.error();
  }
}

/** Public pages and the API are no business of this worker. */
const isNewsroom = ({ pathname }) => !/^\/(rilis|api|collab)(\/|$)/.test(pathname);

self.addEventListener("install", (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  event.waitUntil(begin());
});
self.addEventListener("fetch", (event) => {
  const { mode, method, url } = event.request;
  if (mode === "navigate" && method === "GET" && isNewsroom(new URL(url))) {
    event.respondWith(answer(event));
  }
});
