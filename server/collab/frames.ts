import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { FRAME } from "#domain/room.ts";

const STEP1 = 0;
const STEP2 = 1;
const UPDATE = 2;
/** Updates in one frame: merging takes more than its share of the time of long ones. */
const MAX_MERGED = 500;

/** One message of a client. `answersStep1` tells a sync step 2 from a single update. */
export type Frame =
  | { kind: "state-vector"; stateVector: Uint8Array }
  | { kind: "write"; update: Uint8Array; answersStep1: boolean }
  | { kind: "presence"; payload: Uint8Array }
  | { kind: "presence-query" };

/** One client's line in a presence message; `state` is what JSON.parse made of it. */
export type PresenceLine = { clientId: number; clock: number; state: unknown };

/** Reads exactly one message; null for anything else, also for a message with bytes behind it. */
export function decodeFrame(bytes: Uint8Array): Frame | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const frame = readFrame(decoder);
    return decoding.hasContent(decoder) ? null : frame;
  } catch {
    return null;
  }
}

function readFrame(decoder: decoding.Decoder): Frame | null {
  const type = decoding.readVarUint(decoder);
  if (type === FRAME.queryAwareness) return { kind: "presence-query" };
  if (type === FRAME.awareness) {
    return { kind: "presence", payload: decoding.readVarUint8Array(decoder) };
  }
  if (type !== FRAME.sync) return null;
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === STEP1) return { kind: "state-vector", stateVector: bytes };
  if (step !== STEP2 && step !== UPDATE) return null;
  return { kind: "write", update: bytes, answersStep1: step === STEP2 };
}

/** The lines of a presence message; null when it is malformed. */
export function decodePresence(payload: Uint8Array): PresenceLine[] | null {
  try {
    const decoder = decoding.createDecoder(payload);
    const lines: PresenceLine[] = [];
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      lines.push({ clientId, clock, state: JSON.parse(decoding.readVarString(decoder)) });
    }
    return decoding.hasContent(decoder) ? null : lines;
  } catch {
    return null;
  }
}

/** A presence frame; `json` is "null" for a client that is gone. */
export function presenceFrame(
  lines: readonly { clientId: number; clock: number; json: string }[],
): Uint8Array {
  const payload = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, lines.length);
    for (const line of lines) {
      encoding.writeVarUint(encoder, line.clientId);
      encoding.writeVarUint(encoder, line.clock);
      encoding.writeVarString(encoder, line.json);
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.awareness);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

/** Asks a client for what the given state vector lacks. */
export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(STEP1, stateVector);

/** Answers a client's state vector. */
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(STEP2, update);

/** An update for everybody in the room. */
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(UPDATE, update);

/** Frames that carry all of these updates, in order. */
export function updateFrames(updates: readonly Uint8Array[]): Uint8Array[] {
  const frames: Uint8Array[] = [];
  for (let at = 0; at < updates.length; at += MAX_MERGED) {
    frames.push(updateFrame(Y.mergeUpdates(updates.slice(at, at + MAX_MERGED))));
  }
  return frames;
}

function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

/** Tells a client that the threads of comments have changed. */
export const THREADS_FRAME: Uint8Array = encoding.encode((encoder) => {
  encoding.writeVarUint(encoder, FRAME.threads);
});

/** Tells a client that its first `count` write frames are committed. */
export function savedFrame(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.saved);
    encoding.writeVarUint(encoder, count);
  });
}
