import { connect } from "node:net";

/** What came over the line, apart into its parts; `status` is 0 when nothing came. */
export type RawAnswer = { status: number; head: string; body: string; answers: number };

/** Milliseconds in which an answer begins, and for which it may pause. */
const PATIENCE = 10_000;
const PAUSE = 500;

/** Sends bytes as they are and reads until the other side hangs up, or is silent for a while. */
export function sendRaw(origin: string, bytes: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let came = "";
    socket.on("data", (data) => {
      came += data.toString("utf8");
      socket.setTimeout(PAUSE);
    });
    socket.on("error", () => {});
    socket.setTimeout(PATIENCE, () => socket.destroy());
    socket.on("close", () => {
      const [head = "", body = ""] = came.split(/\r\n\r\n(.*)/s);
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
      resolve({ status, head, body, answers: came.match(/^HTTP\/1\.1 \d/gm)?.length ?? 0 });
    });
    socket.write(bytes, "latin1");
  });
}

/** A request of its own connection, with more headers and nothing made tidy. */
export function askRaw(
  origin: string,
  line: string,
  headers: readonly string[] = [],
  body = "",
): Promise<RawAnswer> {
  const all = [`Host: ${new URL(origin).host}`, "Connection: close", ...headers];
  return sendRaw(origin, `${line} HTTP/1.1\r\n${all.join("\r\n")}\r\n\r\n${body}`);
}
