import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Passes everything on, but holds the rest of each page back behind a mark until it is let go. */
export class InPieces {
  readonly #server: Server;
  #letGo = () => {};
  readonly #gone = new Promise<void>((resolve) => {
    this.#letGo = resolve;
  });

  constructor(target: string, mark: string) {
    this.#server = createServer((req, res) => {
      const url = new URL(req.url ?? "/", target);
      const headers = { ...req.headers, host: url.host, "accept-encoding": "identity" };
      const onwards = request(url, { method: req.method, headers }, async (answer) => {
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        const isPage = answer.headers["content-type"]?.startsWith("text/html");
        let read = "";
        for await (const piece of answer.setEncoding(isPage ? "utf8" : "latin1")) read += piece;
        const end = isPage ? read.indexOf(mark) + mark.length : 0;
        if (isPage) {
          res.write(read.slice(0, end));
          await this.#gone;
        }
        res.end(read.slice(end), isPage ? "utf8" : "latin1");
      });
      onwards.on("error", () => res.destroy());
      req.pipe(onwards);
    });
  }

  /** Begins to listen; answers its own address. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  letGo(): void {
    this.#letGo();
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
