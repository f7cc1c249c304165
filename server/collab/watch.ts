import { faultOf } from "#domain/fault.ts";
import { CLOSE } from "#domain/room.ts";
import type { AskStanding, CollabLog, Standing } from "./ports.ts";
import type { Session } from "./session.ts";

/** Milliseconds between two questions. */
const EVERY = 1000;
/** Milliseconds for which a socket lives on what was last known of its session. */
const PATIENCE = 30_000;

/**
 * Asks again and again whether the sessions behind the sockets are live and what their people may
 * do: whatever ends one, also in another process, closes its sockets. A question that fails cuts
 * nobody off at once; a socket that nobody could vouch for too long is sent away to come back.
 */
export class Watch {
  readonly #ask: AskStanding;
  readonly #log: CollabLog;
  /** When the question under way was asked; null without one. */
  #askedAt: number | null = null;
  #isTroubled = false;

  constructor(ask: AskStanding, log: CollabLog) {
    this.#ask = ask;
    this.#log = log;
  }

  /** Asks every second as long as there are sockets; returns how it stops. */
  keep(sockets: Iterable<Session>): () => void {
    const looks = setInterval(() => {
      this.look(sockets, performance.now()).catch(() => {}); // it never throws
    }, EVERY).unref();
    return () => clearInterval(looks);
  }

  /** Asks once; `now` is in milliseconds of `performance.now()`. Never throws. */
  async look(sockets: Iterable<Session>, now: number): Promise<void> {
    const seated = [...sockets].filter((socket) => socket.isAdmitted && !socket.isClosed);
    for (const socket of seated) {
      if (now - socket.vouchedAt > PATIENCE) socket.close(CLOSE.overload);
    }
    const isWaiting = this.#askedAt !== null && now - this.#askedAt <= PATIENCE;
    if (isWaiting || !seated.length) return;
    this.#askedAt = now;
    try {
      const standing = await this.#ask([...new Set(seated.map((s) => s.grant.sessionId))]);
      for (const socket of seated) judge(socket, standing.get(socket.grant.sessionId), now);
      this.#isTroubled = false;
    } catch (error) {
      if (!this.#isTroubled) this.#log.error(faultOf(error), "sessions not asked");
      this.#isTroubled = true;
    } finally {
      if (this.#askedAt === now) this.#askedAt = null;
    }
  }
}

function judge(socket: Session, standing: Standing | undefined, now: number): void {
  if (standing?.kind !== "live") socket.close(CLOSE.session, standing?.why);
  else if (standing.rights !== socket.grant.rights) socket.close(CLOSE.rights);
  else socket.vouchedAt = now;
}
