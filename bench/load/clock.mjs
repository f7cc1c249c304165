/** When the editors of this process struck which key; those of other processes are only known. */
export class Clock {
  #typed = new Map();
  #known = new Set();

  meet(clientIds) {
    for (const id of clientIds) this.#known.add(id);
  }

  knows(clientId) {
    return this.#known.has(clientId);
  }

  note(clientId, clock) {
    const keys = this.#typed.get(clientId) ?? { first: clock, at: [] };
    this.#typed.set(clientId, keys);
    keys.at.push(performance.now());
  }

  typedAt(clientId, clock) {
    const keys = this.#typed.get(clientId);
    return keys?.at[clock - keys.first];
  }
}
