/**
 * Keeps the page's files for visits without a network. The voice is kept by the library itself.
 */

const CACHE = "playground";
/** What was fetched before this worker was there. */
const PAGE = [
  "./",
  "style.css",
  "main.js",
  "canvas.js",
  "figures.js",
  "mel.js",
  "offline.js",
  "reading.js",
  "recording.js",
  "speak.js",
  "waveform.js",
];

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(PAGE)));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || pathname.includes("/voice/"))
    return;
  event.respondWith(freshOrKept(event, request));
});

/** The network's answer where there is one, else the last one. */
async function freshOrKept(event, request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) event.waitUntil(cache.put(request, response.clone()));
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
