import { faultOf } from "#domain/fault.ts";
import type { Limits } from "#domain/limits.ts";
import { CLOSE, type EndReason } from "#domain/room.ts";
import type {
  Authorise,
  CollabLog,
  CollabSignal,
  FromPeers,
  Grant,
  News,
  PeerLine,
  Peers,
  Store,
  StoredDraft,
} from "./ports.ts";
import { Allowance, KeptOut } from "./rate.ts";
import { Room } from "./room.ts";
import type { Session } from "./session.ts";

export type RoomsOptions = {
  authorise: Authorise;
  store: Store;
  limits: Limits;
  log: CollabLog;
  /** The other nodes, where there are some. */
  peers?: Peers | undefined;
};

/** A socket on its way in, and what was told meanwhile of sessions and people. */
type Arrival = {
  session: Session;
  releaseId: string;
  ended: Map<string, EndReason | undefined>;
  changed: Set<string>;
};
/** What all sockets of one person share. */
type Seat = { sockets: number; time: Allowance };
/** A room, and how far its log was heard to reach before it was there. */
type Opening = { releaseId: string; room: Promise<Room>; opened?: Room; heard: number };

/** The open rooms of this process, one for an edition, and the way into them. */
export class Rooms implements FromPeers {
  readonly #options: RoomsOptions;
  readonly #openings = new Map<string, Opening>();
  readonly #rooms = new Set<Room>();
  readonly #arrivals = new Set<Arrival>();
  readonly #seats = new Map<string, Seat>();
  readonly #keptOut = new KeptOut();

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  counts(): { rooms: number; documents: number; waiting: number } {
    const rooms = [...this.#rooms];
    const documents = rooms.filter((room) => room.isAwake).length;
    const waiting = rooms.reduce((sum, room) => sum + room.waiting, 0);
    return { rooms: rooms.length, documents, waiting };
  }

  /** Closes documents that nobody writes in; their people stay in the room. */
  doze(): void {
    for (const room of this.#rooms) room.doze();
  }

  /** Who is in which text, by the id of the release. */
  people(): Map<string, Grant["person"][]> {
    return new Map([...this.#rooms].map((room) => [room.releaseId, room.people()]));
  }

  /** Lets a socket into the room of a release's open edition, or closes it. Never throws. */
  async bring(session: Session, releaseId: string, cookie: string | undefined): Promise<void> {
    const arrival: Arrival = {
      session,
      releaseId,
      ended: new Map(),
      changed: new Set(),
    };
    this.#arrivals.add(arrival);
    try {
      await this.#admit(arrival, cookie);
    } catch (error) {
      this.#options.log.error({ releaseId, ...faultOf(error) }, "room not opened");
      session.close(CLOSE.overload);
    } finally {
      this.#arrivals.delete(arrival);
    }
  }

  /** Acts on what the rest of the process tells. */
  hear(signal: CollabSignal): void {
    switch (signal.kind) {
      case "session-ended": {
        const { sessionId, why } = signal;
        for (const arrival of this.#arrivals) arrival.ended.set(sessionId, why);
        for (const room of this.#rooms) room.endSession(sessionId, why);
        return;
      }
      case "rights-changed":
        for (const arrival of this.#arrivals) arrival.changed.add(signal.personId);
        for (const room of this.#rooms) room.rejudge(signal.personId);
        return;
      case "threads-changed":
        for (const room of this.#rooms) {
          if (room.releaseId === signal.releaseId) room.tellThreads();
        }
        return;
      case "edition-moved":
        this.#move(signal.releaseId, signal.why);
    }
  }

  /** Rings at the room of an edition: its log reaches this far. What the room has costs nothing. */
  heard(editionId: string, headSeq: number, news?: News): void {
    const opening = this.#openings.get(editionId);
    if (!opening) return;
    opening.heard = Math.max(opening.heard, headSeq);
    opening.opened?.heard(headSeq, news);
  }

  /** Asks how far the logs of all open rooms reach: for what no bell told. Throws without a database. */
  async lookUp(): Promise<void> {
    const rooms = [...this.#rooms];
    if (!rooms.length) return;
    const heads = await this.#options.store.heads(rooms.map(({ editionId }) => editionId));
    for (const room of rooms) {
      const head = heads.get(room.editionId);
      if (!head) continue;
      if (head.epoch === room.epoch) room.heard(head.headSeq);
      else room.drop(CLOSE.locked);
    }
  }

  editions(): string[] {
    return [...this.#openings.keys()];
  }

  isOpen(editionId: string): boolean {
    return this.#openings.has(editionId);
  }

  hearPeers(editionId: string, node: string, lines: readonly PeerLine[], all: boolean): void {
    for (const room of this.#rooms) {
      if (room.editionId === editionId) room.presence.hear(node, lines, all);
    }
  }

  forgetNode(node: string): void {
    for (const room of this.#rooms) room.presence.forget(node);
  }

  tellPeers(editionId?: string): void {
    for (const room of this.#rooms) {
      if (editionId === undefined || room.editionId === editionId) room.presence.tellAll();
    }
  }

  #move(moved: string, why?: string): void {
    for (const { session, releaseId } of this.#arrivals) {
      if (releaseId === moved) session.close(CLOSE.locked, why);
    }
    for (const [editionId, { releaseId }] of this.#openings) {
      if (releaseId === moved) this.#openings.delete(editionId);
    }
    for (const room of this.#rooms) {
      if (room.releaseId === moved) room.drop(CLOSE.locked, why);
    }
  }

  /** Resolves when every room has committed and confirmed what it read. */
  async finish(): Promise<void> {
    for (const { session } of this.#arrivals) session.close(CLOSE.restart);
    await Promise.all([...this.#rooms].map((room) => room.finish()));
  }

  /** Closes every room; what is not committed stays with the clients. */
  drop(): void {
    for (const room of [...this.#rooms]) room.drop(CLOSE.restart);
  }

  async #admit(arrival: Arrival, cookie: string | undefined): Promise<void> {
    const { session, releaseId, ended, changed } = arrival;
    const decision = await this.#options.authorise(cookie, releaseId);
    if (!decision.ok) return session.close(decision.code, decision.why);
    const { grant } = decision;
    const keepOut = () => {
      const { floodSeconds } = this.#options.limits;
      if (session.hasFlooded) this.#keptOut.add(grant.sessionId, floodSeconds);
    };
    if (session.isClosed) return keepOut();
    session.admit(grant);
    if (this.#keptOut.has(grant.sessionId)) return session.refuse(CLOSE.overload, "flooded before");
    session.onLeave(keepOut);
    if (!this.#seat(session, grant.person.id)) {
      return session.refuse(CLOSE.overload, "too many sockets of the person");
    }
    const room = await this.#open(grant);
    if (ended.has(grant.sessionId)) session.close(CLOSE.session, ended.get(grant.sessionId));
    if (changed.has(grant.person.id)) session.close(CLOSE.rights);
    if (room.isDropped) session.close(CLOSE.overload);
    if (room.epoch !== grant.epoch) {
      session.close(CLOSE.locked);
      // The signal has not come yet; whoever comes next must find the new text.
      if (room.epoch < grant.epoch) room.drop(CLOSE.locked);
    }
    if (room.size >= this.#options.limits.socketsPerDocument) {
      session.refuse(CLOSE.overload, "too many sockets of the text");
    }
    if (session.isClosed) room.closeIfEmpty();
    else room.join(session);
  }

  #seat(session: Session, personId: string): boolean {
    const { socketsPerPerson, workPerSecond, workBurst } = this.#options.limits;
    const seat = this.#seats.get(personId) ?? {
      sockets: 0,
      time: new Allowance(workPerSecond, workBurst),
    };
    if (session.isClosed || seat.sockets >= socketsPerPerson) return false;
    seat.sockets += 1;
    this.#seats.set(personId, seat);
    session.workIn(seat.time);
    session.onLeave(() => {
      seat.sockets -= 1;
      if (!seat.sockets) this.#seats.delete(personId);
    });
    return true;
  }

  #open({ releaseId, editionId }: Grant): Promise<Room> {
    const open = this.#openings.get(editionId);
    if (open) return open.room;
    const opening: Opening = { releaseId, room: this.#load(releaseId, editionId), heard: 0 };
    this.#openings.set(editionId, opening);
    opening.room.then(
      (room) => {
        opening.opened = room;
        room.heard(opening.heard);
        if (room.isDropped) this.#close(editionId, opening);
      },
      () => this.#close(editionId, opening),
    );
    return opening.room;
  }

  async #load(releaseId: string, editionId: string): Promise<Room> {
    const { store, limits, log, peers } = this.#options;
    const dropped = (it: Room) => this.#forget(it);
    const options = { releaseId, editionId, store, limits, log, peers, dropped };
    const open = (stored: StoredDraft) => {
      const room = new Room(stored, options);
      this.#rooms.add(room);
      peers?.ask(editionId);
      return room;
    };
    const stored = await store.load(editionId);
    try {
      return open(stored);
    } catch (error) {
      log.error({ releaseId, editionId, ...faultOf(error) }, "log gives no document");
      return open(await store.load(editionId, true));
    }
  }

  #forget(room: Room): void {
    this.#rooms.delete(room);
    const opening = this.#openings.get(room.editionId);
    if (opening?.opened === room) this.#close(room.editionId, opening);
  }

  /** A newer opening of the same edition stays. */
  #close(editionId: string, opening: Opening): void {
    if (this.#openings.get(editionId) === opening) this.#openings.delete(editionId);
  }
}
