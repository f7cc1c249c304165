import { CLOSE } from "#domain/room.ts";
import { decodePresence, type PresenceLine, presenceFrame } from "./frames.ts";
import type { Owners } from "./owners.ts";
import { PeerLines } from "./peer-lines.ts";
import type { PeerLine } from "./ports.ts";
import { stateOf } from "./presence-state.ts";
import type { Session } from "./session.ts";

const MAX_CLOCK = 2 ** 31;
/**
 * Milliseconds between two presence frames. Stock clients send each one back to the server, so
 * fewer and fuller frames keep a large room within its limits.
 */
const MIN_INTERVAL = 50;
const INTERVAL_PER_SOCKET = 2;
/** Milliseconds after which what was said too fast is looked at again. */
const LATER = 100;

export type PresenceOptions = {
  owners: Owners;
  /** Bytes of one message of a client, and lines that a node may show. */
  maxBytes: number;
  maxLines: number;
  /** Tells the other nodes of people here: `all` of them, or those whose line has changed. */
  tell(lines: readonly PeerLine[], all: boolean): void;
};

/**
 * Who is in a room, here and on other nodes. Everything about a person comes from the session, only
 * where they are and what they do from the client.
 */
export class Presence {
  readonly #sessions: ReadonlySet<Session>;
  readonly #options: PresenceOptions;
  readonly #holders = new Map<number, Session>();
  readonly #lines = new Map<number, PeerLine>();
  readonly #peers: PeerLines;
  /** What is to be shown, by client. */
  readonly #due = new Map<number, PeerLine>();
  /** What of that other nodes are to be told. */
  readonly #untold = new Map<number, PeerLine>();
  /** What was said faster than allowed: of each socket the last, which is where the person is. */
  readonly #late = new Map<Session, PresenceLine>();
  #lateTimer: NodeJS.Timeout | undefined;
  #timer: NodeJS.Timeout | undefined;
  #sentAt = Number.NEGATIVE_INFINITY;

  constructor(sessions: ReadonlySet<Session>, options: PresenceOptions) {
    this.#sessions = sessions;
    this.#options = options;
    this.#peers = new PeerLines(options.maxLines);
  }

  /** Takes the socket's own line out of a presence message; lines about others are ignored. */
  receive(session: Session, payload: Uint8Array): void {
    if (payload.length > this.#options.maxBytes) return;
    const lines = decodePresence(payload);
    if (!lines) {
      session.refuse(CLOSE.malformed, "no presence");
      return;
    }
    session.presenceId ??= this.#bind(session, lines);
    const line = lines.find(({ clientId }) => clientId === session.presenceId);
    if (!line || line.clock > MAX_CLOCK) return;
    if (this.#late.has(session) || !session.presenceAllowance.take()) this.#putOff(session, line);
    else this.#take(session, line);
  }

  #putOff(session: Session, line: PresenceLine): void {
    this.#late.set(session, line);
    this.#lateTimer ??= setTimeout(() => this.#takeLate(), LATER).unref();
  }

  #takeLate(): void {
    this.#lateTimer = undefined;
    const late = [...this.#late];
    this.#late.clear();
    for (const [session, line] of late) {
      if (session.presenceAllowance.take()) this.#take(session, line);
      else this.#putOff(session, line);
    }
  }

  #take(session: Session, line: PresenceLine): void {
    const { clientId, clock } = line;
    if (clientId !== session.presenceId) return;
    if (line.state === null) {
      this.#remove(clientId, clock);
      return;
    }
    const known = this.#lines.get(clientId);
    if (known && known.clock >= clock) return;
    const personId = session.grant.person.id;
    const json = JSON.stringify(stateOf(session, line.state));
    const shown = { clientId, clock, personId, json };
    this.#lines.set(clientId, shown);
    this.#options.owners.see(clientId, personId);
    this.#untold.set(clientId, shown);
    this.#announce(shown);
  }

  /** Takes what another node tells, `all` of it or what has changed. */
  hear(node: string, lines: readonly PeerLine[], all: boolean): void {
    const { owners } = this.#options;
    const own = lines.filter((line) => owners.allows(line.clientId, line.personId));
    for (const changed of this.#peers.take(node, own, all)) {
      if (changed.json !== null) owners.see(changed.clientId, changed.personId);
      this.#announce(changed);
    }
  }

  /** Forgets who was there on a node. */
  forget(node: string): void {
    for (const gone of this.#peers.forget(node)) this.#announce(gone);
  }

  /** Tells the other nodes who is here. */
  tellAll(): void {
    this.#untold.clear();
    this.#options.tell([...this.#lines.values()], true);
  }

  /** Sends everybody's presence to one socket. */
  greet(session: Session): void {
    const ids = new Set([...this.#lines.keys(), ...this.#peers.ids()]);
    const lines = [...ids].flatMap((id) => this.#newest(id) ?? []);
    if (lines.length) session.send(frameOf(lines));
  }

  leave(session: Session): void {
    this.#late.delete(session);
    const id = session.presenceId;
    if (id === null || this.#holders.get(id) !== session) return;
    this.#holders.delete(id);
    this.#remove(id, this.#lines.get(id)?.clock ?? 0);
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#lateTimer);
    this.#options.tell([], true);
  }

  /** The first client id that a socket shows and may use is its own from then on. */
  #bind(session: Session, lines: readonly PresenceLine[]): number | null {
    const { owners } = this.#options;
    const { id: personId } = session.grant.person;
    const isTaken = (id: number) => this.#holders.has(id) || this.#peers.get(id) !== undefined;
    const own = lines.find(({ clientId, state }) => {
      // Alone in its message it is no echo: the person came back before the old socket was gone.
      const isFree = !isTaken(clientId) || lines.length === 1;
      return state !== null && isFree && owners.allows(clientId, personId);
    });
    if (!own) return null;
    const former = this.#holders.get(own.clientId);
    if (former) former.presenceId = null;
    this.#holders.set(own.clientId, session);
    owners.see(own.clientId, personId);
    return own.clientId;
  }

  /** The same clock, as y-protocols does, so that a client who comes back is seen at its next move. */
  #remove(clientId: number, clock: number): void {
    const known = this.#lines.get(clientId);
    if (!known || known.clock > clock) return;
    this.#lines.delete(clientId);
    const gone = { ...known, clock, json: null };
    this.#untold.set(clientId, gone);
    this.#announce(gone);
  }

  /** Here or on another node: whoever moves between nodes is on two of them for a while. */
  #newest(clientId: number): PeerLine | undefined {
    const here = this.#lines.get(clientId);
    const there = this.#peers.get(clientId);
    return here && there && there.clock > here.clock ? there : (here ?? there);
  }

  /** Lets everybody here know what has changed; without a newer line, who was there is gone. */
  #announce(changed: PeerLine): void {
    const { clientId } = changed;
    this.#due.set(clientId, this.#newest(clientId) ?? { ...changed, json: null });
    if (this.#timer) return;
    const interval = Math.max(MIN_INTERVAL, this.#sessions.size * INTERVAL_PER_SOCKET);
    const wait = this.#sentAt + interval - performance.now();
    if (wait <= 0) this.#send();
    else this.#timer = setTimeout(() => this.#send(), Math.min(wait, interval)).unref();
  }

  #send(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sentAt = performance.now();
    const frame = frameOf([...this.#due.values()]);
    this.#due.clear();
    for (const session of this.#sessions) session.send(frame);
    const untold = [...this.#untold.values()];
    this.#untold.clear();
    if (untold.length) this.#options.tell(untold, false);
  }
}

function frameOf(lines: readonly PeerLine[]): Uint8Array {
  return presenceFrame(
    lines.map(({ clientId, clock, json }) => ({ clientId, clock, json: json ?? "null" })),
  );
}
