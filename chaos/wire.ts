import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Reading, type Statement } from "./reading.ts";

/**
 * What happens to a statement on its way: it passes, or the line is cut before the database gets it,
 * or after the database got it and before the answer.
 */
export type Fate = "pass" | "cut-before" | "cut-after";

type Options = {
  /** Of the real database, or of whatever stands behind the wire. */
  host: string;
  port: number;
  /** Decides over every statement that writes to the log; without it nothing is read. */
  judge?: (statement: Statement) => Fate | Promise<Fate>;
  /** Hears every statement. */
  hear?: (sql: string) => void;
};

/**
 * Stands between a server and PostgreSQL and reads what the server says: so faults fall between two
 * statements without a word in the product. In front of anything else it cuts and holds.
 */
export class Wire {
  readonly #server: Server;
  readonly #options: Options;
  readonly #sockets = new Set<Socket>();
  #isDown = false;
  #held = { out: Promise.resolve(), back: Promise.resolve() };
  #onCut = () => {};

  private constructor(options: Options) {
    this.#options = options;
    this.#server = createServer((socket) => this.#join(socket));
  }

  static async open(options: Options): Promise<Wire> {
    const wire = new Wire(options);
    await once(wire.#server.listen(0, "127.0.0.1"), "listening");
    return wire;
  }

  /** A wire to where a URL leads, and the URL that leads through it. */
  static async to(url: string, options: Omit<Options, "host" | "port"> = {}) {
    const there = new URL(url);
    const port = Number(there.port || 5432);
    const wire = await Wire.open({ ...options, host: there.hostname, port });
    const through = new URL(url);
    through.host = `127.0.0.1:${wire.port}`;
    return { wire, url: through.href };
  }

  get port(): number {
    return (this.#server.address() as { port: number }).port;
  }

  /** Cuts every line, and lets none through until `mend`. */
  cut(): void {
    this.#isDown = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Keeps what is on its way out or back for so many milliseconds. */
  hold(way: "out" | "back", ms: number): void {
    this.#held[way] = sleep(ms);
  }

  /** Calls back when the database has answered what is cut after it. */
  whenCut(listener: () => void): void {
    this.#onCut = listener;
  }

  mend(): void {
    this.#isDown = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  #join(client: Socket): void {
    client.on("error", () => {});
    if (this.#isDown) {
      client.destroy();
      return;
    }
    const { host, port } = this.#options;
    const database = connect(port, host);
    database.on("error", () => {});
    const both = [client, database];
    for (const socket of both) {
      this.#sockets.add(socket);
      socket.on("close", () => {
        this.#sockets.delete(socket);
        for (const other of both) other.destroy();
      });
    }
    const line: Joined = { client, database, reading: new Reading(), isDeaf: false };
    let [out, back] = [Promise.resolve(), Promise.resolve()];
    client.on("data", (data) => {
      out = out.then(() => this.#held.out).then(() => this.#forward(line, data));
    });
    database.on("data", (data) => {
      back = back.then(() => this.#held.back).then(() => this.#answer(line, data));
    });
  }

  async #forward(line: Joined, data: Buffer): Promise<void> {
    const { judge, hear } = this.#options;
    if (!judge && !hear) {
      line.database.write(data);
      return;
    }
    for (const { bytes, sql } of line.reading.read(data)) {
      if (sql !== null) hear?.(sql);
      const statement = sql === null ? null : line.reading.statement(sql);
      const fate = statement ? await (judge?.(statement) ?? "pass") : "pass";
      if (fate === "cut-before") {
        line.client.destroy();
        return;
      }
      if (fate === "cut-after") line.isDeaf = true;
      line.database.write(bytes);
    }
  }

  #answer({ client, isDeaf }: Joined, data: Buffer): void {
    if (!isDeaf) {
      client.write(data);
      return;
    }
    // The database has done it by the time it answers.
    client.destroy();
    this.#onCut();
  }
}

/** One connection through the wire. */
type Joined = { client: Socket; database: Socket; reading: Reading; isDeaf: boolean };
