import { once } from "node:events";
import { createServer, connect as dial, type Server, type Socket } from "node:net";

/**
 * What stands between an office and the server: passes all, refuses or swallows what would become a
 * websocket, or falls silent without closing anything, as a line does over a sleep.
 */
export type Manner = "open" | "refuses" | "swallows" | "silent";

export class OfficeProxy {
  manner: Manner = "open";
  readonly #server: Server;
  readonly #pairs = new Set<[Socket, Socket]>();

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Listens on a free port of the loopback and passes to another one. */
  static async start(port: number, to: number): Promise<OfficeProxy> {
    const server = createServer();
    const proxy = new OfficeProxy(server);
    server.on("connection", (inner) => proxy.#take(inner, to));
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return proxy;
  }

  /** Cuts what is open, so that every line has to be opened anew. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }

  async stop(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  #take(inner: Socket, to: number): void {
    const outer = dial(to, "127.0.0.1");
    const pair: [Socket, Socket] = [inner, outer];
    this.#pairs.add(pair);
    inner.on("data", (bytes) => this.#pass(bytes, pair));
    outer.on("data", (bytes) => this.manner !== "silent" && inner.write(bytes));
    for (const socket of pair) {
      socket.on("error", () => {});
      socket.on("close", () => {
        this.#pairs.delete(pair);
        for (const one of pair) one.destroy();
      });
    }
  }

  #pass(bytes: Buffer, [inner, outer]: [Socket, Socket]): void {
    if (this.manner === "silent") return;
    const isUpgrade = /^GET \/collab\//.test(bytes.toString("latin1", 0, 20));
    if (isUpgrade && this.manner === "swallows") return;
    if (isUpgrade && this.manner === "refuses") {
      inner.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      return;
    }
    outer.write(bytes);
  }
}
