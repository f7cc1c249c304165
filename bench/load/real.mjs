// A stock y-websocket client that can be driven like `Editor`: what the lean one is checked against.
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { readEdits } from "./edits.mjs";
import { textOf } from "./text.mjs";
import { EMPTY_UPDATE } from "./wire.mjs";

const SAVED = 100;

process.setMaxListeners(0); // each provider listens for the exit

export class RealEditor {
  delivered = 0;
  latencies = [];
  savedAfter = [];
  sent = 0;
  unconfirmed = 0;
  state = EMPTY_UPDATE;
  closedWith = null;
  #doc = new Y.Doc();
  #provider;
  #text;
  #timer;

  constructor(place, clock) {
    this.place = place;
    const { headers } = place;
    const [base, query] = place.url.split("?");
    const at = base.lastIndexOf("/");
    class HeaderSocket extends WebSocket {
      constructor(address) {
        super(address, { headers });
      }
    }
    this.#provider = new WebsocketProvider(base.slice(0, at), base.slice(at + 1), this.#doc, {
      connect: false,
      disableBc: true,
      params: Object.fromEntries(new URLSearchParams(query)),
      WebSocketPolyfill: HeaderSocket,
    });
    this.#provider.messageHandlers[SAVED] = () => {};
    this.#provider.awareness.setLocalState(null);
    this.#provider.on("connection-close", (event) => {
      this.closedWith ??= event?.code;
    });
    this.#doc.on("update", (update, origin) => {
      if (origin !== this.#provider) return;
      readEdits(update, (client, _clock, length) => {
        if (client !== this.clientId && clock.knows(client)) this.delivered += length;
      });
    });
  }

  get clientId() {
    return this.#doc.clientID;
  }

  join() {
    return new Promise((resolve) => {
      this.#provider.once("sync", () => resolve(this));
      this.#provider.connect();
    });
  }

  sit() {
    this.#text = textOf(this.#doc, this.place.seat ?? 0);
  }

  type(perSecond, keys = Infinity) {
    const strike = () => {
      this.sent += 1;
      this.#text.insert(this.#text.length, "a");
      if (this.sent < keys) this.#timer = setTimeout(strike, 1000 / perSecond);
    };
    this.#timer = setTimeout(strike, (1000 / perSecond) * Math.random());
  }

  rest() {
    clearTimeout(this.#timer);
  }

  leave() {
    this.closedWith = "left";
    this.#provider.destroy();
    this.#provider.awareness.destroy();
  }
}
