import type { PeerLine } from "./ports.ts";
import { Allowance } from "./rate.ts";

/** Nodes that one room listens to, and messages a second that it takes from each. */
const MAX_NODES = 16;
const MESSAGES_PER_SECOND = 40;
const MESSAGES_BURST = 100;

type Shown = Map<number, PeerLine>;

/** Who other nodes say is in a room: bounded, whatever they send. */
export class PeerLines {
  readonly #perNode: number;
  readonly #nodes = new Map<string, { shown: Shown; allowance: Allowance }>();

  /** `perNode` is how many sockets a node may have in one room. */
  constructor(perNode: number) {
    this.#perNode = perNode;
  }

  /** The newest that is said of a client. */
  get(clientId: number): PeerLine | undefined {
    let newest: PeerLine | undefined;
    for (const { shown } of this.#nodes.values()) {
      const line = shown.get(clientId);
      if (line && (!newest || line.clock > newest.clock)) newest = line;
    }
    return newest;
  }

  /** Clients that any node shows. */
  ids(): Set<number> {
    return new Set([...this.#nodes.values()].flatMap(({ shown }) => [...shown.keys()]));
  }

  /** Takes what a node tells, `all` of it or what has changed; answers whose lines may differ now. */
  take(node: string, lines: readonly PeerLine[], all: boolean): PeerLine[] {
    const here = this.#of(node);
    if (!here?.allowance.take()) return [];
    const told = new Map(lines.map((line) => [line.clientId, line]));
    const gone = all ? [...here.shown.values()].filter(({ clientId }) => !told.has(clientId)) : [];
    for (const { clientId } of gone) here.shown.delete(clientId);
    const changed = [...told.values()].filter((line) => this.#put(here.shown, line));
    return [...gone, ...changed];
  }

  /** Forgets a node; answers whose lines may differ now. */
  forget(node: string): PeerLine[] {
    const lines = [...(this.#nodes.get(node)?.shown.values() ?? [])];
    this.#nodes.delete(node);
    return lines;
  }

  #of(node: string) {
    const known = this.#nodes.get(node);
    if (known || this.#nodes.size >= MAX_NODES) return known;
    const made = {
      shown: new Map(),
      allowance: new Allowance(MESSAGES_PER_SECOND, MESSAGES_BURST),
    };
    this.#nodes.set(node, made);
    return made;
  }

  #put(shown: Shown, line: PeerLine): boolean {
    const known = shown.get(line.clientId);
    if (line.json === null) {
      if (!known || known.clock > line.clock) return false;
      return shown.delete(line.clientId);
    }
    if (known && known.clock >= line.clock) return false;
    if (!known && shown.size >= this.#perNode) return false;
    shown.set(line.clientId, line);
    return true;
  }
}
