import { COLOUR_HEX } from "#domain/people.ts";
import { CLOSE, ROOT } from "#domain/room.ts";
import { decodePresence, type PresenceLine, presenceFrame } from "./frames.ts";
import type { Owners } from "./owners.ts";
import type { Session } from "./session.ts";

type Line = { clock: number; json: string };

const MAX_CLOCK = 2 ** 31;
/**
 * Milliseconds between two presence frames. Stock clients send each one back to the server, so
 * fewer and fuller frames keep a large room within its limits.
 */
const MIN_INTERVAL = 50;
const INTERVAL_PER_SOCKET = 2;
const ROOTS: readonly string[] = Object.values(ROOT);

/** Who is in a room. Everything about a person comes from the session, only where they are and what they do from the client. */
export class Presence {
  readonly #sessions: ReadonlySet<Session>;
  readonly #owners: Owners;
  readonly #maxBytes: number;
  readonly #holders = new Map<number, Session>();
  readonly #lines = new Map<number, Line>();
  readonly #due = new Map<number, Line>();
  #timer: NodeJS.Timeout | undefined;
  #sentAt = 0;

  constructor(sessions: ReadonlySet<Session>, owners: Owners, maxBytes: number) {
    this.#sessions = sessions;
    this.#owners = owners;
    this.#maxBytes = maxBytes;
  }

  /** Takes the socket's own line out of a presence message; lines about others are ignored. */
  receive(session: Session, payload: Uint8Array): void {
    if (payload.length > this.#maxBytes) return;
    const lines = decodePresence(payload);
    if (!lines) {
      session.close(CLOSE.malformed);
      return;
    }
    session.presenceId ??= this.#bind(session, lines);
    const line = lines.find(({ clientId }) => clientId === session.presenceId);
    if (!line || line.clock > MAX_CLOCK || !session.presenceAllowance.take()) return;
    const known = this.#lines.get(line.clientId);
    if (line.state === null) {
      this.#remove(line.clientId, line.clock);
      return;
    }
    if (known && known.clock >= line.clock) return;
    const shown = { clock: line.clock, json: JSON.stringify(stateOf(session, line.state)) };
    this.#lines.set(line.clientId, shown);
    this.#owners.see(line.clientId, session.grant.person.id);
    this.#announce(line.clientId, shown);
  }

  /** Sends everybody's presence to one socket. */
  greet(session: Session): void {
    if (this.#lines.size) session.send(frameOf(this.#lines));
  }

  leave(session: Session): void {
    const id = session.presenceId;
    if (id === null || this.#holders.get(id) !== session) return;
    this.#holders.delete(id);
    this.#remove(id, this.#lines.get(id)?.clock ?? 0);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** The first client id that a socket shows and may use is its own from then on. */
  #bind(session: Session, lines: readonly PresenceLine[]): number | null {
    const { id: personId } = session.grant.person;
    const own = lines.find(({ clientId, state }) => {
      // Alone in its message it is no echo: the person came back before the old socket was gone.
      const isFree = !this.#holders.has(clientId) || lines.length === 1;
      return state !== null && isFree && this.#owners.allows(clientId, personId);
    });
    if (!own) return null;
    const former = this.#holders.get(own.clientId);
    if (former) former.presenceId = null;
    this.#holders.set(own.clientId, session);
    this.#owners.see(own.clientId, personId);
    return own.clientId;
  }

  /** The same clock, as y-protocols does, so that a client who comes back is seen at its next move. */
  #remove(clientId: number, clock: number): void {
    const known = this.#lines.get(clientId);
    if (!known || known.clock > clock) return;
    this.#lines.delete(clientId);
    this.#announce(clientId, { clock, json: "null" });
  }

  #announce(clientId: number, line: Line): void {
    this.#due.set(clientId, line);
    if (this.#timer) return;
    const interval = Math.max(MIN_INTERVAL, this.#sessions.size * INTERVAL_PER_SOCKET);
    const wait = this.#sentAt + interval - Date.now();
    if (wait <= 0) this.#send();
    else this.#timer = setTimeout(() => this.#send(), Math.min(wait, interval)).unref();
  }

  #send(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sentAt = Date.now();
    const frame = frameOf(this.#due);
    this.#due.clear();
    for (const session of this.#sessions) session.send(frame);
  }
}

function frameOf(lines: ReadonlyMap<number, Line>): Uint8Array {
  return presenceFrame([...lines].map(([clientId, line]) => ({ clientId, ...line })));
}

function stateOf(session: Session, state: unknown): object {
  const { id, name, agencyId, agencyKind, agencyColour, agencyName } = session.grant.person;
  const agency = { id: agencyId, kind: agencyKind, colour: agencyColour, name: agencyName };
  const user = { id, name, agency, color: COLOUR_HEX[agencyColour] };
  return session.isWriter && isRecord(state) ? { user, ...doingOf(state) } : { user };
}

const FIELD_KEY = /^[a-z_]{1,40}$/;
const MAX_CHECKS = 10_000;

/** Where a writer is, in the text or in a field, and how often they have checked something. */
function doingOf(state: Record<string, unknown>) {
  const { field, checks } = state;
  const cursor = cursorOf(state);
  const counted = Number.isInteger(checks) && Number(checks) > 0 && Number(checks) <= MAX_CHECKS;
  return {
    ...(cursor === undefined ? {} : { cursor }),
    ...(typeof field === "string" && FIELD_KEY.test(field) ? { field } : {}),
    ...(counted ? { checks } : {}),
  };
}

function cursorOf(state: Record<string, unknown>): object | null | undefined {
  if (!("cursor" in state)) return undefined;
  if (state.cursor === null) return null;
  if (!isRecord(state.cursor)) return undefined;
  const anchor = positionOf(state.cursor.anchor);
  const head = positionOf(state.cursor.head);
  return anchor && head ? { anchor, head } : undefined;
}

/** A relative position of Yjs, built anew from the four keys it may have. */
function positionOf(value: unknown): object | null {
  if (!isRecord(value)) return null;
  const { type = null, tname = null, item = null, assoc = 0 } = value;
  if (!isItemId(type) || !isItemId(item)) return null;
  if (tname !== null && !(typeof tname === "string" && ROOTS.includes(tname))) return null;
  if (typeof assoc !== "number") return null;
  return { type: itemId(type), tname, item: itemId(item), assoc: Math.sign(assoc) };
}

type ItemId = { client: number; clock: number };

function isItemId(value: unknown): value is ItemId | null {
  if (value === null) return true;
  return isRecord(value) && Number.isInteger(value.client) && Number.isInteger(value.clock);
}

function itemId(id: ItemId | null): ItemId | null {
  return id && { client: id.client, clock: id.clock };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
