import type { WebSocket } from "ws";
import * as Y from "yjs";
import { presenceFrame, step1Frame, updateFrame } from "./frames.ts";
import { mutated, realUpdates } from "./testing-random.ts";

/** An answer to our state vector that brings nothing: from then on gaps are refused. */
export const EMPTY_STEP2 = Uint8Array.of(0, 1, 2, 0, 0);
/** State vectors that a socket may send at once, with which it asks whether it is still there. */
const ASKS = 15;

/** Frames as real clients send them, for whoever changes a few of their bytes. */
export function frameCorpus(doc: Y.Doc): { frames: Uint8Array[]; updates: Uint8Array[] } {
  const updates = realUpdates(doc);
  const json = JSON.stringify({ cursor: { anchor: { tname: "body" } }, user: { name: "x" } });
  const presence = presenceFrame([{ clientId: doc.clientID, clock: 3, json }]);
  const frames = [...updates.map(updateFrame), presence, step1Frame(Y.encodeStateVector(doc))];
  return { frames, updates };
}

/** A random frame: an update with wrong bytes in a right frame, or a frame with wrong bytes. */
export function hostileFrame(corpus: ReturnType<typeof frameCorpus>, random: () => number) {
  if (random() < 0.6) return updateFrame(mutated(corpus.updates, random));
  return mutated(corpus.frames, random);
}

/**
 * Sends hostile frames one after the other, coming back whenever the server hangs up; answers how
 * often it did with which code. Waits for ever when the server neither answers nor hangs up.
 */
export async function assault(
  open: () => WebSocket,
  count: number,
  next: () => Uint8Array,
): Promise<Map<number, number>> {
  const codes = new Map<number, number>();
  for (let left = count; left > 0; ) {
    const { sent, code } = await one(open(), Math.min(left, ASKS), next);
    left -= sent;
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  return codes;
}

/** One socket's share: each frame is followed by a question, whose answer asks for the next. */
function one(
  ws: WebSocket,
  most: number,
  next: () => Uint8Array,
): Promise<{ sent: number; code: number }> {
  let sent = 0;
  const go = () => {
    if (sent === most) return ws.close();
    sent += 1;
    ws.send(next());
    ws.send(step1Frame(Uint8Array.of(0)));
  };
  ws.on("error", () => {});
  ws.on("open", () => {
    ws.send(EMPTY_STEP2);
    go();
  });
  ws.on("message", (data: Buffer) => {
    if (data[0] === 0 && data[1] === 1) go();
  });
  return new Promise((resolve) => ws.on("close", (code) => resolve({ sent, code })));
}
