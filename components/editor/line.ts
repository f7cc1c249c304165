import type { WebsocketProvider } from "y-websocket";
import { FRAME } from "#domain/room.ts";
import type { Ledger } from "./ledger.ts";
import { isWake, looksBlocked, looksDead } from "./line-signs.ts";
import { readStored, type StoredText } from "./reachable.ts";

type Watched = { releaseId: string; provider: WebsocketProvider; ledger: Ledger };

/** What is known of the line; this module writes them. */
type LineFacts = {
  noNetwork: boolean;
  downSince: number;
  blocked: boolean;
  closed: unknown;
};

/** Milliseconds that a handshake may take: some proxies swallow it and never answer. */
const HANDSHAKE = 8_000;
/** Milliseconds in which a line that is asked after a sleep has to answer. */
const ANSWER = 2_000;
/** Milliseconds between two requests for the stored text. */
const BETWEEN_READS = 15_000;

/**
 * Notices what the provider notices late or never: no network, a line that is dead since a sleep or
 * half open, a handshake that is swallowed or refused while the server answers pages. Call `look`
 * twice a second.
 */
export function watchLine(
  room: Watched,
  facts: LineFacts,
  told: (stored: StoredText | null) => void,
): { look: () => void; stop: () => void } {
  const { provider, ledger } = room;
  const opening = watchOpening(provider);
  let lookedAt = Date.now();
  let readAt = 0;
  let askedAt = 0;

  const drop = () => {
    askedAt = 0;
    if (provider.wsconnected) facts.downSince = Date.now();
    provider.disconnect();
    provider.connect();
  };
  /** Asks a line that may have died unheard for a sign of life. */
  const ask = () => {
    if (facts.closed || facts.noNetwork || askedAt) return;
    if (!provider.wsconnected) return provider.connect();
    askedAt = Date.now();
    provider.ws?.send(Uint8Array.of(FRAME.queryAwareness));
  };
  const read = async (now: number) => {
    readAt = now;
    const stored = await readStored(room.releaseId);
    facts.blocked = stored !== null && !(provider.wsconnected && provider.synced);
    told(stored);
  };
  const look = () => {
    const now = Date.now();
    if (isWake(lookedAt, now)) ask();
    lookedAt = now;
    if (facts.closed || facts.noNetwork) return;
    const heardAt = provider.wsLastMessageReceived;
    if (heardAt >= askedAt) askedAt = 0;
    if (provider.synced) {
      facts.blocked = false;
      opening.succeeded();
      const silent = askedAt > 0 && now - askedAt > ANSWER;
      if (silent || looksDead({ now, heardAt, oldest: ledger.oldest })) drop();
      return;
    }
    if (opening.since() > 0 && now - opening.since() > HANDSHAKE) drop();
    const { downSince } = facts;
    if (looksBlocked({ now, downSince, failures: opening.failures() })) {
      if (now - readAt > BETWEEN_READS) void read(now);
    }
  };

  const stop = watchBrowser({
    lost: () => {
      if (facts.closed) return;
      if (provider.wsconnected) facts.downSince = Date.now();
      Object.assign(facts, { noNetwork: true, blocked: false });
      provider.disconnect();
      told(null);
    },
    back: () => {
      if (facts.closed) return;
      facts.noNetwork = false;
      provider.connect();
      told(null);
    },
    seen: ask,
  });
  return { look, stop };
}

type Told = { lost: () => void; back: () => void; seen: () => void };

/** What the browser says of the network, and when its person looks at the page again. */
function watchBrowser({ lost, back, seen }: Told): () => void {
  const shown = () => document.visibilityState === "visible" && seen();
  window.addEventListener("offline", lost);
  window.addEventListener("online", back);
  window.addEventListener("pageshow", shown);
  document.addEventListener("visibilitychange", shown);
  return () => {
    window.removeEventListener("offline", lost);
    window.removeEventListener("online", back);
    window.removeEventListener("pageshow", shown);
    document.removeEventListener("visibilitychange", shown);
  };
}

/** Since when a handshake is under way, and how many have failed since the last one that did not. */
function watchOpening(provider: WebsocketProvider) {
  let since = 0;
  let failures = 0;
  provider.on("status", ({ status }) => {
    since = status === "connecting" ? Date.now() : 0;
  });
  provider.on("connection-close", (event) => {
    since = 0;
    // A code of ours came over an open socket; 1006 and our own giving up did not.
    if (event && event.code !== 1006) failures = 0;
    else if (!provider.synced) failures += 1;
  });
  return {
    since: () => since,
    failures: () => failures,
    succeeded: () => {
      failures = 0;
    },
  };
}
