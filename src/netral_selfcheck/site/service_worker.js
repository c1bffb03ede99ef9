// Gives out the files of the site from the device, and refuses everything else.
// A request that is not on the list never leaves the device, whoever made it.

const NAME = `netral-self-check-${"__BUILD__"}`;
const ASSETS = "netral-self-check-assets";
const SHELL = [/* __SHELL__ */];
const LARGE = [/* __LARGE__ */];
const HOME = new URL("./", self.location.href);
const LISTED = new Set([...SHELL, ...LARGE].map((path) => new URL(path, HOME).href));

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOld().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  event.respondWith(answer(event.request));
});

async function keepShell() {
  const cache = await caches.open(NAME);
  await cache.addAll(SHELL);
}

async function forgetOld() {
  for (const name of await caches.keys()) {
    if (name !== NAME && name !== ASSETS) await caches.delete(name);
  }
}

async function answer(request) {
  const asked = request.url === HOME.href ? new URL("index.html", HOME).href : request.url.split("#")[0];
  if (request.method !== "GET" || !LISTED.has(asked)) return Response.error();
  const cache = await caches.open(NAME);
  const kept = await cache.match(asked);
  if (kept) return kept;
  return fetch(request);
}
