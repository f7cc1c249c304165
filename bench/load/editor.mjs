// A lean client: it joins like any other, then types without applying what colleagues write, so
// that one core can play a hundred of them.
import { WebSocket } from "ws";
import * as Y from "yjs";
import { readEdits } from "./edits.mjs";
import { textOf } from "./text.mjs";
import { EMPTY_UPDATE, Wire } from "./wire.mjs";

export class Editor {
  /** Characters of colleagues that arrived, and milliseconds that the last ones took. */
  delivered = 0;
  latencies = [];
  /** Milliseconds until typed characters were confirmed, where the server confirms them. */
  savedAfter = [];
  sent = 0;
  closedWith = null;
  #doc = new Y.Doc();
  #wire;
  #ws;
  #clock;
  #text;
  #timer;
  #writes = [];
  #confirmed = 0;

  /** @param {{ url: string, kind: string, document: string, headers?: object, seat?: number,
   *   state?: Uint8Array, isConfirmed?: boolean, isSeen?: boolean }} place `state` where no server
   *   tells it, `isSeen` for one who shows presence */
  constructor(place, clock) {
    this.place = place;
    this.state = place.state ?? EMPTY_UPDATE;
    this.#clock = clock;
    this.#wire = new Wire(place.kind, place.document);
  }

  get clientId() {
    return this.#doc.clientID;
  }

  /** Resolves when the server has answered what it holds. */
  join() {
    const { url, headers } = this.place;
    return new Promise((resolve, reject) => {
      this.#ws = new WebSocket(url, { headers, perMessageDeflate: false });
      this.#ws.on("open", () => {
        for (const frame of this.#wire.greeting) this.#ws.send(frame);
        if (this.place.isSeen) this.#ws.send(this.#wire.presence(this.clientId));
        if (!this.#wire.answersStateVectors) resolve(this);
      });
      this.#ws.on("message", (frame) => this.#receive(frame, resolve));
      this.#ws.on("error", reject);
      this.#ws.on("close", (code, reason) => {
        this.closedWith ??= `${code} ${reason}`;
        clearTimeout(this.#timer);
        reject(new Error(`${url} closed: ${code} ${reason}`));
      });
    });
  }

  /** Makes ready to type; the state of the document is applied only here. */
  sit() {
    Y.applyUpdate(this.#doc, this.state);
    this.#text = textOf(this.#doc, this.place.seat ?? 0);
    this.state = null;
    this.#doc.on("update", (update) => this.write(update));
  }

  /** Types one character a time, so many a second, each after a pause of half to one and a half. */
  type(perSecond, keys = Infinity) {
    const strike = () => {
      this.key();
      if (this.sent < keys)
        this.#timer = setTimeout(strike, (1000 / perSecond) * (0.5 + Math.random()));
    };
    this.#timer = setTimeout(strike, (1000 / perSecond) * Math.random());
  }

  rest() {
    clearTimeout(this.#timer);
  }

  key() {
    this.#clock.note(this.clientId, Y.getState(this.#doc.store, this.clientId));
    this.sent += 1;
    this.#text.insert(this.#text.length, "a");
  }

  write(update) {
    this.#send(this.#wire.update(update));
  }

  #send(frame) {
    if (this.place.isConfirmed) this.#writes.push(performance.now());
    this.#ws.send(frame);
  }

  /** Frames that the server has not confirmed, where it confirms them. */
  get unconfirmed() {
    return this.#writes.length;
  }

  leave() {
    this.rest();
    this.closedWith ??= "left";
    this.#ws.close();
  }

  #receive(frame, joined) {
    const message = this.#wire.read(frame);
    switch (message.kind) {
      case "asked":
        // What a client answers that has only what the server has.
        this.#send(this.#wire.step2(EMPTY_UPDATE));
        return;
      case "state":
        this.state = message.update.slice();
        joined(this);
        return;
      case "update":
        readEdits(message.update, this.#deliver);
        return;
      case "saved":
        this.#confirm(message.count);
    }
  }

  #deliver = (client, clock, length) => {
    if (client === this.clientId || !this.#clock.knows(client)) return;
    this.delivered += length;
    for (let i = 0; i < length; i++) {
      const at = this.#clock.typedAt(client, clock + i);
      if (at !== undefined) this.latencies.push(performance.now() - at);
    }
  };

  #confirm(count) {
    const now = performance.now();
    for (const at of this.#writes.splice(0, count - this.#confirmed))
      this.savedAfter.push(now - at);
    this.#confirmed = count;
  }
}
