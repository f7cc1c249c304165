import type { WebsocketProvider } from "y-websocket";
import { ask } from "#components/query.ts";
import { onBack, tellEnded } from "#components/session/door.ts";
import type { SentRelease } from "#domain/answers/releases.ts";
import { CLOSE, END_REASONS, type EndReason } from "#domain/room.ts";
import { CALM, type Closed, connectionOf, MOVED_ON } from "./connection.ts";
import type { Ledger } from "./ledger.ts";
import { watchLine } from "./line.ts";
import type { LocalCopy } from "./local-copy.ts";
import type { RoomNews } from "./room.ts";

type Watched = {
  releaseId: string;
  provider: WebsocketProvider;
  ledger: Ledger;
  copy: () => LocalCopy | null;
};

type Watch = {
  /** The text came from this device: it can be written before the server is there. */
  restored: () => void;
  stop: () => void;
};

/** Tells the listener whenever the connection looks different. */
export function watchRoom(room: Watched, listener: (news: Partial<RoomNews>) => void): Watch {
  const { provider, ledger, copy } = room;
  const facts = {
    downSince: Date.now(),
    savedAt: Date.now(),
    changedAt: 0,
    everJoined: false,
    noNetwork: false,
    blocked: false,
    closed: null as Closed | null,
  };
  let isRestored = false;
  let last = "";
  let stopped = false;
  const tell = () => {
    if (stopped) return;
    const { settled, waiting, oldest } = ledger;
    const joined = provider.wsconnected && provider.synced;
    const copied = copy()?.holds ?? false;
    const now = Date.now();
    const connection = connectionOf({ ...facts, now, joined, settled, waiting, oldest, copied });
    const ready = facts.everJoined || isRestored;
    const print = JSON.stringify([connection, ready]);
    if (print === last) return;
    last = print;
    listener({ connection, ready });
  };
  let wasSettled = true;
  let calm: ReturnType<typeof setTimeout> | undefined;
  ledger.onChange(() => {
    if (ledger.settled && !wasSettled) facts.savedAt = Date.now();
    if (!ledger.settled) facts.changedAt = Date.now();
    wasSettled = ledger.settled;
    copy()?.note();
    clearTimeout(calm);
    calm = setTimeout(tell, CALM);
    tell();
  });
  provider.on("sync", (synced) => {
    if (synced) Object.assign(facts, { everJoined: true, savedAt: Date.now() });
    tell();
  });
  provider.on("status", ({ status }) => {
    if (status === "disconnected") facts.downSince = Date.now();
    tell();
  });
  const stopBack = watchEnd(room, facts, tell);
  const line = watchLine(room, facts, (stored) => {
    if (stored) listener({ stored });
    tell();
  });
  const clock = setInterval(() => {
    line.look();
    tell();
  }, 500);
  return {
    restored: () => {
      isRestored = true;
      tell();
    },
    stop: () => {
      clearInterval(clock);
      clearTimeout(calm);
      line.stop();
      stopBack();
      ledger.onChange(() => {});
      stopped = true;
    },
  };
}

/** The server cuts the line for good, and perhaps the same person has a session again. */
function watchEnd(
  { releaseId, provider, ledger, copy }: Watched,
  facts: { closed: Closed | null; downSince: number },
  tell: () => void,
): () => void {
  const tellWhy = (why: string) => {
    if (facts.closed && why) facts.closed = { ...facts.closed, why };
    tell();
  };
  provider.on("closed", ({ code, reason }) => {
    facts.closed = { code, why: reason, unsent: ledger.waiting > 0 };
    if (code === CLOSE.locked && !reason) void whyLocked(releaseId).then(tellWhy);
    void settleCopy(copy(), code, reason).then(() => {
      if (facts.closed) facts.closed = { ...facts.closed, safe: !ledger.wouldLose };
      tell();
    });
    tell();
    if (code === CLOSE.session && reason !== ("suspended" satisfies EndReason)) tellEnded(true);
  });
  // What was not sent goes out with the first answer.
  return onBack(() => {
    if (facts.closed?.code !== CLOSE.session) return;
    facts.closed = null;
    facts.downSince = Date.now();
    provider.connect();
    tell();
  });
}

/** Without a word of why: a text that can be written is no frozen one, it has moved on meanwhile. */
async function whyLocked(releaseId: string): Promise<string> {
  const release = await ask<SentRelease>(`/api/v1/releases/${releaseId}`);
  return release?.access === "write" ? MOVED_ON : "";
}

/** What becomes of the words on this device when the server has cut the line for good. */
async function settleCopy(copy: LocalCopy | null, code: number, why: string): Promise<void> {
  switch (code) {
    case CLOSE.session:
      // The same person may sign in again; whoever is suspended, or somebody else, has no words here.
      if (END_REASONS.some((one) => one === why)) await copy?.wipe();
      return;
    case CLOSE.forbidden:
    case CLOSE.notFound:
      await copy?.wipe();
      return;
    case CLOSE.locked:
    case CLOSE.schema:
      // The edition or the page is another one by then, so it is offered to be copied.
      await copy?.setAside(false);
      return;
    default:
      // Sent again it would be refused again, and the text could never be opened here.
      await copy?.setAside(true);
  }
}
