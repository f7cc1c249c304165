import { EventEmitter } from "node:events";
import type { EndReason, MoveReason } from "#domain/room.ts";

/** What one part of the process tells the others, and the other nodes, after a commit. */
export type Signal =
  | { kind: "threads-changed"; releaseId: string }
  | { kind: "edition-moved"; releaseId: string; why?: MoveReason }
  | { kind: "session-ended"; sessionId: string; why?: EndReason }
  | { kind: "rights-changed"; personId: string };

const HOLDER = Symbol.for("sinergi.signals");
type Holder = { [HOLDER]?: EventEmitter };

/** The entry and Next load this file twice, so the hub lives on globalThis. */
function hub(): EventEmitter {
  (globalThis as Holder)[HOLDER] ??= new EventEmitter().setMaxListeners(0);
  return (globalThis as Holder)[HOLDER] as EventEmitter;
}

/** Announces a committed change; call it after the transaction, never inside. */
export function announce(signal: Signal): void {
  hub().emit("signal", signal);
  hub().emit("announced", signal);
}

/** Passes on what another node has announced, to this process alone. */
export function passOn(signal: Signal): void {
  hub().emit("signal", signal);
}

/** Listens to what this process itself announces; returns the function that stops listening. */
export function onAnnounced(listener: (signal: Signal) => void): () => void {
  hub().on("announced", listener);
  return () => hub().off("announced", listener);
}

/** Listens to every signal; returns the function that stops listening. */
export function subscribe(listener: (signal: Signal) => void): () => void {
  hub().on("signal", listener);
  return () => hub().off("signal", listener);
}
