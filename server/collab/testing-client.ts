import * as decoding from "lib0/decoding";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { SCHEMA_NUMBER } from "#domain/room.ts";

export const RELEASE = "0197a000-0000-7000-8000-000000000001";
export const EDITION = "0197a000-0000-7000-8000-0000000000e1";

process.setMaxListeners(0); // each provider listens for the exit

/** Polls until the condition holds; throws with the name of what it waited for. */
export async function until(
  condition: () => unknown,
  what = "condition",
  ms = 8000,
): Promise<void> {
  for (const end = Date.now() + ms; !condition(); ) {
    if (Date.now() > end) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** A y-websocket provider with counters of what it sent and what the server confirmed. */
export class TestClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly codes: number[] = [];
  sent = 0;
  saved = 0;

  constructor(
    url: string,
    cookie: string,
    { connect = true, doc = new Y.Doc() }: { connect?: boolean; doc?: Y.Doc },
  ) {
    this.doc = doc;
    const self = this;
    class CookieSocket extends WebSocket {
      constructor(address: string) {
        super(address, { headers: { cookie } });
        self.sent = 0;
        self.saved = 0;
        this.on("close", (code) => self.codes.push(code));
      }

      override send(data: Uint8Array): void {
        if (data[0] === 0 && (data[1] === 1 || data[1] === 2)) self.sent += 1;
        super.send(data);
      }
    }
    this.provider = new WebsocketProvider(url, RELEASE, doc, {
      connect,
      disableBc: true,
      maxBackoffTime: 100,
      params: { saved: "1", schema: String(SCHEMA_NUMBER) },
      WebSocketPolyfill: CookieSocket as unknown as typeof globalThis.WebSocket,
    });
    this.provider.messageHandlers[100] = (_encoder, decoder) => {
      this.saved = decoding.readVarUint(decoder);
    };
  }

  /** Paragraphs of the body as plain text. */
  get texts(): string[] {
    return bodyTexts(this.doc);
  }

  get isSaved(): boolean {
    return this.provider.synced && this.saved === this.sent;
  }

  get code(): number | undefined {
    return this.codes.at(-1);
  }

  async synced(): Promise<this> {
    await until(() => this.provider.synced, "sync");
    return this;
  }

  /** Types into a paragraph. */
  type(text: string, paragraph = 0, at?: number): void {
    const node = textOf(this.doc, paragraph);
    node.insert(at ?? node.length, text);
  }

  destroy(): void {
    this.provider.destroy();
    this.provider.awareness.destroy();
    this.doc.destroy();
  }
}

/** A websocket that keeps every frame it gets. */
export class TestSocket {
  readonly ws: WebSocket;
  readonly frames: Uint8Array[] = [];
  code: number | undefined;
  isOpen = false;

  constructor(url: string, headers: Record<string, string>) {
    this.ws = new WebSocket(url, { headers });
    this.ws.on("open", () => {
      this.isOpen = true;
    });
    this.ws.on("message", (data: Buffer) => this.frames.push(new Uint8Array(data)));
    this.ws.on("close", (code) => {
      this.code = code;
    });
    this.ws.on("error", () => {});
  }

  async opened(): Promise<this> {
    await until(() => this.isOpen, "open");
    return this;
  }

  /** The close code, once the server closed. */
  async closed(): Promise<number | undefined> {
    await until(() => this.code !== undefined, "close");
    return this.code;
  }

  destroy(): void {
    this.ws.terminate();
  }
}

export function textOf(doc: Y.Doc, paragraph = 0): Y.XmlText {
  const block = doc.getXmlFragment("body").get(paragraph) as Y.XmlElement;
  if (block.length === 0) block.insert(0, [new Y.XmlText()]);
  return block.get(0) as Y.XmlText;
}

export function bodyTexts(doc: Y.Doc): string[] {
  const blocks = doc.getXmlFragment("body").toArray() as Y.XmlElement[];
  return blocks.map((block) => block.toArray().join(""));
}
