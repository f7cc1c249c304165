import { FRAME } from "#domain/room.ts";
import type { Ledger } from "./ledger.ts";

/**
 * A WebSocket for y-websocket that tells the ledger what it sent and what came back as
 * committed, and tells of changes of the threads of comments. The provider never sees these frames,
 * which it does not know.
 */
export function savedSocket(
  ledger: Ledger,
  threadsChanged: () => void,
  Base: typeof WebSocket = WebSocket,
): typeof WebSocket {
  let current: WebSocket | null = null;
  return class extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      current = this;
      ledger.opened();
      this.addEventListener("message", (event: MessageEvent<unknown>) => {
        if (!(event.data instanceof ArrayBuffer)) return;
        const frame = new Uint8Array(event.data);
        const count = readSaved(frame);
        if (count === null && !tellsThreads(frame)) return;
        event.stopImmediatePropagation();
        if (count === null) threadsChanged();
        else if (current === this) ledger.confirmed(count);
      });
    }

    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBuffer>) {
      if (current === this && data instanceof Uint8Array) ledger.sent(data, Date.now());
      super.send(data as ArrayBuffer);
    }
  };
}

/** Whether a frame says that the threads of comments have changed. */
function tellsThreads(frame: Uint8Array): boolean {
  return frame[0] === FRAME.threads;
}

/** The number in a frame of type 100; null for every other frame. */
export function readSaved(frame: Uint8Array): number | null {
  if (frame[0] !== FRAME.saved) return null;
  let value = 0;
  let factor = 1;
  for (const byte of frame.subarray(1)) {
    value += (byte & 127) * factor;
    if (byte < 128) return value;
    factor *= 128;
  }
  return null;
}
