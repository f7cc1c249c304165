/*
 * Answers a page of the newsroom that cannot be reached with the one page that is kept for it, and
 * its script. Nothing else is ever kept here: no page, no answer of the API, no text.
 */
const KEPT = "offline";
const PAGE = "/luring";
const SCRIPT = "/offline-words.js";

async function keepPage() {
  const cache = await caches.open(KEPT);
  const fresh = (path) => new Request(path, { cache: "no-cache", credentials: "omit" });
  await cache.addAll([PAGE, SCRIPT].map(fresh));
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

/** The script of the kept page: of one age with it, so never from elsewhere. */
async function keptScript(request) {
  return (await caches.match(SCRIPT, { cacheName: KEPT })) ?? fetch(request);
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
  if (new URL(url).pathname === SCRIPT) return event.respondWith(keptScript(event.request));
  if (mode === "navigate" && method === "GET" && isNewsroom(new URL(url))) {
    event.respondWith(answer(event));
  }
});
