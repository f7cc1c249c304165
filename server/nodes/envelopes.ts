import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";

const CIPHER = "aes-256-gcm";
/** Bytes of the id of a node in ASCII, of the number of a message, and of the proof behind it. */
const ID_BYTES = 36;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Keys that are kept; an installation has a handful of nodes. */
const MAX_KEYS = 32;

/**
 * Closed envelopes between the nodes of an installation: who has only the line can neither read nor
 * write one. Each node has a key of its own that derives from the shared one and its id, new at
 * every start, and numbers its envelopes: no number is ever used twice under one key.
 */
export class Envelopes {
  readonly #shared: Buffer;
  readonly #node: string;
  readonly #keys = new Map<string, Buffer>();
  #count = 0n;

  constructor(shared: Buffer, node: string) {
    this.#shared = shared;
    this.#node = node;
  }

  seal(payload: string): Buffer {
    const nonce = Buffer.alloc(NONCE_BYTES);
    nonce.writeBigUInt64BE(this.#count++);
    const cipher = createCipheriv(CIPHER, this.#keyOf(this.#node), nonce);
    const sealed = cipher.update(payload, "utf8");
    cipher.final(); // adds nothing to a stream
    return Buffer.concat([Buffer.from(this.#node), nonce, sealed, cipher.getAuthTag()]);
  }

  /** Throws for whatever no node of this installation has sealed. */
  open(bytes: Buffer): { from: string; payload: string } {
    const from = senderOf(bytes);
    const key = this.#keyOf(from);
    const nonce = bytes.subarray(ID_BYTES, ID_BYTES + NONCE_BYTES);
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const payload = decipher.update(bytes.subarray(ID_BYTES + NONCE_BYTES, -TAG_BYTES));
    decipher.final();
    if (this.#keys.size < MAX_KEYS) this.#keys.set(from, key);
    return { from, payload: payload.toString("utf8") };
  }

  #keyOf(node: string): Buffer {
    return this.#keys.get(node) ?? createHmac("sha256", this.#shared).update(node).digest();
  }
}

/** Who claims to have sealed it, unproven. */
export const senderOf = (bytes: Buffer) => bytes.subarray(0, ID_BYTES).toString("latin1");
