/**
 * Use without a network after the first visit.
 */

/** Milliseconds to wait for the service worker; the page works without one. */
const PATIENCE = 4000;

/** Resolves when everything that is fetched from now on will be there next time, or cannot be. */
export async function prepareOffline() {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  try {
    await serviceWorker.register("service-worker.js");
    if (serviceWorker.controller) return;
    await new Promise((resolve) => {
      serviceWorker.addEventListener("controllerchange", resolve, { once: true });
      setTimeout(resolve, PATIENCE);
    });
  } catch {
    // Forbidden, such as in some private windows: there is nothing to prepare then.
  }
}
