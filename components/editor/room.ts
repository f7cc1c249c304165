import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { SCHEMA_NUMBER } from "#domain/schema.ts";
import { CALM, type Closed, type Connection, connectionOf, isFinalClose } from "./connection.ts";
import { Ledger } from "./ledger.ts";
import { savedSocket } from "./saved-socket.ts";

export type Room = {
  doc: Y.Doc;
  provider: WebsocketProvider;
  ledger: Ledger;
  /** Drops the line and tries again at once. */
  retry: () => void;
  leave: () => void;
};

type Listener = (connection: Connection, everJoined: boolean) => void;

/** Joins the live text of a release; the listener hears every change of the connection. */
export function openRoom(releaseId: string, listener: Listener): Room {
  const doc = new Y.Doc();
  const ledger = new Ledger();
  // Counts before the provider sends: the frame of a change must find it counted.
  doc.on("update", (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) ledger.change();
  });
  const provider = new WebsocketProvider(`${socketOrigin()}/collab`, releaseId, doc, {
    disableBc: true,
    params: { saved: "1", schema: String(SCHEMA_NUMBER) },
    // Not all pages of an office come back in the same moment after a restart.
    maxBackoffTime: 2_000 + Math.random() * 3_000,
    WebSocketPolyfill: savedSocket(ledger),
    shouldReconnect: ({ code }) => !isFinalClose(code),
  });
  const stop = watch(provider, ledger, listener);
  return {
    doc,
    provider,
    ledger,
    retry: () => {
      provider.disconnect();
      provider.connect();
    },
    leave: () => {
      stop();
      provider.destroy();
      provider.awareness.destroy();
      doc.destroy();
    },
  };
}

/** Tells the listener whenever the connection looks different; returns how to stop. */
function watch(provider: WebsocketProvider, ledger: Ledger, listener: Listener): () => void {
  const facts = {
    downSince: Date.now(),
    savedAt: Date.now(),
    changedAt: 0,
    everJoined: false,
    noNetwork: false,
    closed: null as Closed | null,
  };
  let last = "";
  let stopped = false;
  const tell = () => {
    if (stopped) return;
    const { settled, waiting, oldest } = ledger;
    const joined = provider.wsconnected && provider.synced;
    const now = Date.now();
    const connection = connectionOf({ ...facts, now, joined, settled, waiting, oldest });
    const print = JSON.stringify([connection, facts.everJoined]);
    if (print === last) return;
    last = print;
    listener(connection, facts.everJoined);
  };
  let wasSettled = true;
  let calm: ReturnType<typeof setTimeout> | undefined;
  ledger.onChange(() => {
    if (ledger.settled && !wasSettled) facts.savedAt = Date.now();
    if (!ledger.settled) facts.changedAt = Date.now();
    wasSettled = ledger.settled;
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
  provider.on("closed", ({ code, reason }) => {
    facts.closed = { code, why: reason, unsent: ledger.waiting > 0 };
    tell();
  });
  const stopNetwork = watchNetwork(provider, facts, tell);
  const clock = setInterval(tell, 500);
  return () => {
    clearInterval(clock);
    clearTimeout(calm);
    stopNetwork();
    ledger.onChange(() => {});
    stopped = true;
  };
}

type NetworkFacts = { noNetwork: boolean; downSince: number; closed: unknown };

/** The provider alone notices a dead line only after half a minute. */
function watchNetwork(provider: WebsocketProvider, facts: NetworkFacts, tell: () => void) {
  const lost = () => {
    if (facts.closed) return;
    if (provider.wsconnected) facts.downSince = Date.now();
    facts.noNetwork = true;
    provider.disconnect();
    tell();
  };
  const back = () => {
    if (facts.closed) return;
    facts.noNetwork = false;
    provider.connect();
    tell();
  };
  window.addEventListener("offline", lost);
  window.addEventListener("online", back);
  return () => {
    window.removeEventListener("offline", lost);
    window.removeEventListener("online", back);
  };
}

function socketOrigin(): string {
  const { protocol, host } = window.location;
  return `${protocol === "https:" ? "wss" : "ws"}://${host}`;
}
