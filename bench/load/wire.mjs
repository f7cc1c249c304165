// Frames of the three protocols. Hocuspocus puts the name of the document before each frame and
// wants a token first; the relay carries updates only, nobody answers a state vector there.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

const SYNC = 0;
const PRESENCE = 1;
const SAVED = 100;
const HOCUSPOCUS_AUTH = 2;
const HOCUSPOCUS_SYNC_REPLY = 4;
const STEP1 = 0;
const STEP2 = 1;
const UPDATE = 2;

/** An update that changes nothing, as a client that has nothing answers a state vector. */
export const EMPTY_UPDATE = Uint8Array.of(0, 0);
const EMPTY_STATE_VECTOR = Uint8Array.of(0);

/** What one socket writes and reads. */
export class Wire {
  #prefix;
  #kind;

  /** @param {"y-websocket" | "hocuspocus" | "relay"} kind */
  constructor(kind, documentName) {
    this.#kind = kind;
    this.#prefix = encoding.encode((encoder) => {
      if (kind === "hocuspocus") encoding.writeVarString(encoder, documentName);
    });
  }

  /** Frames with which a client that has nothing begins. */
  get greeting() {
    if (this.#kind === "relay") return [];
    return this.#kind === "hocuspocus" ? [this.#token(), this.#ask()] : [this.#ask()];
  }

  get answersStateVectors() {
    return this.#kind !== "relay";
  }

  step2(update) {
    return this.#sync(STEP2, update);
  }

  update(update) {
    return this.#sync(UPDATE, update);
  }

  /** That a client is here. */
  presence(clientId) {
    const line = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, JSON.stringify({ user: { name: "Uji" } }));
    });
    return encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, this.#prefix);
      encoding.writeVarUint(encoder, PRESENCE);
      encoding.writeVarUint8Array(encoder, line);
    });
  }

  #ask() {
    return this.#sync(STEP1, EMPTY_STATE_VECTOR);
  }

  #token() {
    return encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, this.#prefix);
      encoding.writeVarUint(encoder, HOCUSPOCUS_AUTH);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, "");
    });
  }

  #sync(step, bytes) {
    return encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, this.#prefix);
      encoding.writeVarUint(encoder, SYNC);
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, bytes);
    });
  }

  /** Reads a frame; `other` for presence, acknowledgements of Hocuspocus and the like. */
  read(frame) {
    const decoder = decoding.createDecoder(frame);
    decoder.pos = this.#prefix.length;
    const type = decoding.readVarUint(decoder);
    if (type === SAVED) return { kind: "saved", count: decoding.readVarUint(decoder) };
    const isSync = type === SYNC || (this.#kind === "hocuspocus" && type === HOCUSPOCUS_SYNC_REPLY);
    if (!isSync) return { kind: "other" };
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (step === STEP1) return { kind: "asked", stateVector: bytes };
    return { kind: step === STEP2 ? "state" : "update", update: bytes };
  }
}
