/** Tells the other tabs of this browser that the session has moved: extended, left, or begun anew. */
const CHANNEL = "sinergi-session";

export function tellTabs(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Listens to the other tabs; returns how it stops. */
export function onTabs(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", listener);
  return () => channel.close();
}
