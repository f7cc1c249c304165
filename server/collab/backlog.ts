import type { Session } from "./session.ts";

/** Milliseconds between two looks; what can be queued meanwhile is bounded by what is read. */
const EVERY = 100;

/**
 * Drops the sockets that read slowest while all of them together keep too much waiting in memory.
 * Returns how it stops.
 */
export function boundBacklog(sockets: Iterable<Session>, maxBytes: number): () => void {
  const looks = setInterval(() => relieve([...sockets], maxBytes), EVERY).unref();
  return () => clearInterval(looks);
}

function relieve(sockets: readonly Session[], maxBytes: number): void {
  let waiting = sockets.reduce((sum, socket) => sum + socket.backlog, 0);
  if (waiting <= maxBytes) return;
  const worst = sockets
    .map((socket) => ({ socket, bytes: socket.backlog }))
    .sort((a, b) => b.bytes - a.bytes);
  for (const { socket, bytes } of worst) {
    if (waiting <= maxBytes) return;
    waiting -= bytes;
    socket.drop();
  }
}
