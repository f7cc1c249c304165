import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Kept } from "#components/offline/copies.ts";
import { FRAME, SCHEMA_NUMBER } from "#domain/room.ts";
import { type Connection, isFinalClose } from "./connection.ts";
import { partOf } from "./kept-words.ts";
import { Ledger } from "./ledger.ts";
import { LocalCopy } from "./local-copy.ts";
import type { StoredText } from "./reachable.ts";
import { savedSocket } from "./saved-socket.ts";
import { watchRoom } from "./watch-room.ts";

export type Room = {
  doc: Y.Doc;
  provider: WebsocketProvider;
  ledger: Ledger;
  /** Listens to changes of the threads of comments, and to every time they may have changed unheard. */
  onThreads: (listener: () => void) => () => void;
  /** Listens to messages of the server about the text, before they change anything. */
  onIncoming: (listener: () => void) => () => void;
  /** Drops the line and tries again at once. */
  retry: () => void;
  leave: () => void;
};

/** Which text is written, by whom. */
export type Place = {
  releaseId: string;
  personId: string;
  edition: { id: string; epoch: number };
  /** The words of the document, to be read by whoever opens their copy. */
  wordsOf: (doc: Y.Doc) => string;
};

/** What the page learns of its room; each change is told once. */
export type RoomNews = {
  connection: Connection;
  /** The text is here, from the server or from this device: an editor may stand on it. */
  ready: boolean;
  /** What the server has, read another way because the socket does not open. */
  stored: StoredText | null;
  /** Words that this device kept and that can only be copied by now. */
  left: readonly Kept[];
};

/** Milliseconds after which a browser that does not open its storage is not waited for. */
const STORAGE_PATIENCE = 1_500;

/** Joins the live text of a release as one person and no other; the listener hears all news. */
export function openRoom(place: Place, listener: (news: Partial<RoomNews>) => void): Room {
  const { releaseId, personId, edition, wordsOf } = place;
  const doc = new Y.Doc();
  const ledger = new Ledger();
  let copy: LocalCopy | null = null;
  let restoring = 0;
  let hasLeft = false;
  const bell = bellOf();
  // Counts before the provider sends: the frame of a change must find it counted.
  doc.on("update", (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) return;
    if (origin !== null && origin === copy) ledger.restored(restoring);
    else ledger.change(performance.now());
  });
  const provider = new WebsocketProvider(`${socketOrigin()}/collab`, releaseId, doc, {
    connect: false,
    disableBc: true,
    params: whatThePageSays(place),
    // Not all pages of an office come back in the same moment after a restart.
    maxBackoffTime: 2_000 + Math.random() * 3_000,
    WebSocketPolyfill: savedSocket(ledger, bell.ring),
    shouldReconnect: ({ code }) => !isFinalClose(code),
  });
  provider.on("sync", (synced: boolean) => synced && bell.ring());
  const watch = watchRoom({ releaseId, provider, ledger, copy: () => copy }, listener);

  const join = (opened: Awaited<ReturnType<typeof LocalCopy.open>>) => {
    if (hasLeft) return opened?.copy.close();
    if (opened) {
      copy = opened.copy;
      const { mine, left } = partOf(opened.before, edition.epoch);
      for (const kept of mine) {
        restoring = kept.count;
        copy.restore(kept);
      }
      listener({ left });
      if (mine.length) watch.restored();
    }
    provider.connect();
  };
  const opening = LocalCopy.open(
    { personId, releaseId, editionId: edition.id },
    {
      doc,
      ledger,
      epoch: edition.epoch,
      isJoined: () => provider.wsconnected && provider.synced,
      words: () => wordsOf(doc),
    },
  );
  void firstOf(opening).then(join);

  return {
    doc,
    provider,
    ledger,
    onThreads: bell.onRing,
    onIncoming: beforeEachMessage(provider),
    retry: () => {
      provider.disconnect();
      provider.connect();
    },
    leave: () => {
      hasLeft = true;
      watch.stop();
      copy?.close();
      provider.destroy();
      provider.awareness.destroy();
      doc.destroy();
    },
  };
}

/** What the server is told with the address of the socket. */
function whatThePageSays({ personId, edition }: Place): Record<string, string> {
  return {
    saved: "1",
    threads: "1",
    schema: String(SCHEMA_NUMBER),
    person: personId,
    epoch: String(edition.epoch),
  };
}

/** Tells of every message about the text before the provider takes it in. */
function beforeEachMessage({ messageHandlers }: WebsocketProvider): Room["onIncoming"] {
  const bell = bellOf();
  const takeIn = messageHandlers[FRAME.sync];
  messageHandlers[FRAME.sync] = (...message) => {
    bell.ring();
    takeIn?.(...message);
  };
  return bell.onRing;
}

function bellOf() {
  const listeners = new Set<() => void>();
  return {
    ring: () => {
      for (const listener of listeners) listener();
    },
    onRing: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** What opens in time; a copy that comes too late is let go. */
function firstOf(opening: ReturnType<typeof LocalCopy.open>): typeof opening {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(null);
      void opening.then((late) => late?.copy.close());
    }, STORAGE_PATIENCE);
    void opening.then((opened) => {
      clearTimeout(timer);
      resolve(opened);
    });
  });
}

function socketOrigin(): string {
  const { protocol, host } = window.location;
  return `${protocol === "https:" ? "wss" : "ws"}://${host}`;
}
