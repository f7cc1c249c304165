/** A worker needs a secure context; on a plain office network the browser's own page has to do. */
const workers = () => ("serviceWorker" in navigator ? navigator.serviceWorker : null);

/** Keeps the page that says what to do when the server cannot be reached. */
export async function keepOfflinePage(): Promise<void> {
  await workers()?.register("/offline-worker.js", { updateViaCache: "none" });
}

/** Leaves nothing behind in this browser. */
export async function forgetOfflinePage(): Promise<void> {
  const registrations = (await workers()?.getRegistrations()) ?? [];
  await Promise.all(registrations.map((registration) => registration.unregister()));
  if (registrations.length) await caches.delete("offline");
}
