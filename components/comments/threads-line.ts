import { CLOSE, FRAME, roomPath } from "#domain/room.ts";

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 15_000;

/**
 * A line to the room of a frozen text, which only tells when the threads of comments have changed.
 * It writes nothing; where it cannot be opened the page reads anew when somebody comes back to it.
 */
export function threadsLine(releaseId: string, personId: string, changed: () => void): () => void {
  let pause = FIRST_PAUSE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let socket: WebSocket | null = null;
  let isOver = false;
  const join = () => {
    socket = new WebSocket(`${roomPath(releaseId)}?threads=1&person=${personId}`);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      pause = FIRST_PAUSE;
      changed();
    };
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer && new Uint8Array(data)[0] === FRAME.threads) changed();
    };
    socket.onclose = ({ code }) => {
      if (isOver) return;
      // Frozen, given back or frozen again: the room is another one, and it is there.
      const isFinal = code >= 4400 && code < 4500 && code !== CLOSE.locked;
      if (isFinal) return;
      timer = setTimeout(join, pause * (1 + Math.random()));
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  };
  join();
  return () => {
    isOver = true;
    clearTimeout(timer);
    socket?.close();
  };
}
