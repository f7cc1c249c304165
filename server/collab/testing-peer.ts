import * as decoding from "lib0/decoding";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { FRAME } from "#domain/room.ts";
import { type Acknowledged, Confirmations } from "./testing-acknowledged.ts";

process.setMaxListeners(0); // each provider listens for the exit

/** What y-websocket needs of a socket. */
export type ClientSocket = { send(data: Uint8Array): void };
export type OpenSocket = new (address: string) => ClientSocket;

export type PeerOptions = {
  /** Cookie of the person. */
  cookie: string;
  /** Where the rooms are, `ws://…/collab`, and the release. */
  url: string;
  releaseId: string;
  socket: OpenSocket;
  acknowledged: Acknowledged;
  doc?: Y.Doc;
  /** Right after the server confirmed write frames. */
  confirmed?: (updates: readonly Uint8Array[]) => void;
  /** Before something that the server sent is shown. */
  shown?: (update: Uint8Array) => void;
};

/**
 * A stock y-websocket client that comes back only when told to, and whose every confirmed write is
 * remembered.
 */
export class Peer {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly confirmations: Confirmations;
  readonly options: PeerOptions;
  /** Codes with which the server closed it. */
  readonly codes: number[] = [];

  constructor(options: PeerOptions) {
    const { socket, url, releaseId, acknowledged, shown } = options;
    this.options = options;
    this.doc = options.doc ?? blank();
    const confirmations = new Confirmations(acknowledged, options.confirmed);
    this.confirmations = confirmations;
    class Counted extends socket {
      constructor(address: string) {
        super(address);
        confirmations.restart();
      }

      override send(data: Uint8Array): void {
        confirmations.note(data);
        super.send(data);
      }
    }
    this.provider = new WebsocketProvider(url, releaseId, this.doc, {
      connect: false,
      disableBc: true,
      params: { saved: "1" },
      WebSocketPolyfill: Counted as unknown as typeof globalThis.WebSocket,
    });
    this.provider.messageHandlers[FRAME.saved] = (_encoder, decoder) => {
      confirmations.confirm(decoding.readVarUint(decoder));
    };
    this.provider.on("connection-close", (event) => {
      if (event) this.codes.push(event.code);
      this.provider.shouldConnect = false;
    });
    if (shown) this.#watch(shown);
  }

  /** Everything it has is at the server, committed. */
  get isSettled(): boolean {
    return this.provider.synced && this.confirmations.isSaved;
  }

  connect(): void {
    this.provider.connect();
  }

  drop(): void {
    this.provider.disconnect();
  }

  /** The same person opens the page anew, with the copy of the text that the device kept. */
  reopened(): Peer {
    const doc = blank();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc));
    this.destroy();
    return new Peer({ ...this.options, doc });
  }

  /** The same person opens the page on another device. */
  renewed(): Peer {
    this.destroy();
    return new Peer({ ...this.options, doc: blank() });
  }

  #watch(shown: (update: Uint8Array) => void): void {
    const { messageHandlers } = this.provider;
    const show = messageHandlers[FRAME.sync];
    messageHandlers[FRAME.sync] = (encoder, decoder, ...rest) => {
      const ahead = decoding.clone(decoder);
      if (decoding.readVarUint(ahead) !== 0) shown(decoding.readVarUint8Array(ahead));
      show?.(encoder, decoder, ...rest);
    };
  }

  destroy(): void {
    this.provider.destroy();
    this.provider.awareness.destroy();
    this.doc.destroy();
  }
}

/** A document without a random name, which costs more than a small document itself. */
const blank = () => new Y.Doc({ guid: "uji" });
