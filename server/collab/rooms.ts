import { faultOf } from "#domain/fault.ts";
import type { Limits } from "#domain/limits.ts";
import { CLOSE, type EndReason } from "#domain/room.ts";
import type { Authorise, CollabLog, CollabSignal, Grant, Store } from "./ports.ts";
import { Room } from "./room.ts";
import type { Session } from "./session.ts";

export type RoomsOptions = { authorise: Authorise; store: Store; limits: Limits; log: CollabLog };

/** A socket on its way in, and what was told meanwhile of sessions and people. */
type Arrival = {
  session: Session;
  releaseId: string;
  ended: Map<string, EndReason | undefined>;
  changed: Set<string>;
};
type Opening = { releaseId: string; room: Promise<Room>; opened?: Room };

/** The open rooms of this process, one for an edition, and the way into them. */
export class Rooms {
  readonly #options: RoomsOptions;
  readonly #openings = new Map<string, Opening>();
  readonly #rooms = new Set<Room>();
  readonly #arrivals = new Set<Arrival>();
  readonly #socketsOf = new Map<string, number>();

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  counts(): { rooms: number; waiting: number } {
    const waiting = [...this.#rooms].reduce((sum, room) => sum + room.waiting, 0);
    return { rooms: this.#rooms.size, waiting };
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
      case "edition-moved":
        this.#move(signal.releaseId);
    }
  }

  #move(moved: string): void {
    for (const { session, releaseId } of this.#arrivals) {
      if (releaseId === moved) session.close(CLOSE.locked);
    }
    for (const [editionId, { releaseId }] of this.#openings) {
      if (releaseId === moved) this.#openings.delete(editionId);
    }
    for (const room of this.#rooms) {
      if (room.releaseId === moved) room.drop(CLOSE.locked);
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
    if (session.isClosed) return;
    if (!decision.ok) return session.close(decision.code);
    const { grant } = decision;
    session.admit(grant);
    if (!this.#seat(session, grant.person.id)) return session.close(CLOSE.overload);
    const room = await this.#open(grant);
    if (ended.has(grant.sessionId)) session.close(CLOSE.session, ended.get(grant.sessionId));
    if (changed.has(grant.person.id)) session.close(CLOSE.rights);
    if (room.isDropped) session.close(CLOSE.overload);
    if (room.epoch !== grant.epoch) {
      session.close(CLOSE.locked);
      // The signal has not come yet; whoever comes next must find the new text.
      if (room.epoch < grant.epoch) room.drop(CLOSE.locked);
    }
    if (room.size >= this.#options.limits.socketsPerDocument) session.close(CLOSE.overload);
    if (session.isClosed) room.closeIfEmpty();
    else room.join(session);
  }

  #seat(session: Session, personId: string): boolean {
    const taken = this.#socketsOf.get(personId) ?? 0;
    if (session.isClosed || taken >= this.#options.limits.socketsPerPerson) return false;
    this.#socketsOf.set(personId, taken + 1);
    session.onLeave(() => {
      const left = (this.#socketsOf.get(personId) ?? 1) - 1;
      if (left) this.#socketsOf.set(personId, left);
      else this.#socketsOf.delete(personId);
    });
    return true;
  }

  #open({ releaseId, editionId }: Grant): Promise<Room> {
    const open = this.#openings.get(editionId);
    if (open) return open.room;
    const opening: Opening = { releaseId, room: this.#load(releaseId, editionId) };
    this.#openings.set(editionId, opening);
    opening.room.then(
      (room) => {
        opening.opened = room;
        if (room.isDropped) this.#close(editionId, opening);
      },
      () => this.#close(editionId, opening),
    );
    return opening.room;
  }

  async #load(releaseId: string, editionId: string): Promise<Room> {
    const { store, limits, log } = this.#options;
    const stored = await store.load(editionId);
    const room = new Room(stored, {
      releaseId,
      editionId,
      store,
      limits,
      log,
      dropped: (it) => this.#forget(it),
    });
    this.#rooms.add(room);
    return room;
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
