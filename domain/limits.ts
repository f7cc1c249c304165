/** Bounds of the collab server, of the log and of guessing; each can be set by `SINERGI_LIMIT_<NAME>` in the environment. */
export type Limits = typeof DEFAULT_LIMITS;

export const DEFAULT_LIMITS = {
  /** Bytes of one frame. */
  frameBytes: 2 * 1024 * 1024,
  /** Frames of one socket: sustained a second, and at once. */
  framesPerSecond: 50,
  framesBurst: 300,
  /** Bytes of one socket: sustained a second, and at once. */
  bytesPerSecond: 256 * 1024,
  bytesBurst: 4 * 1024 * 1024,
  /** Seconds for which a session that sent too much gets no new socket. */
  floodSeconds: 60,
  /** Milliseconds that the server works for one person: sustained a second, and at once. */
  workPerSecond: 200,
  workBurst: 2000,
  presencePerSecond: 10,
  presenceBytes: 2048,
  /** Full states that a socket may ask for: sustained a second, and at once. */
  statesPerSecond: 5,
  statesBurst: 20,
  /** Client ids that one socket may use first. */
  clientIdsPerSocket: 100,
  /** Deepest nesting of nodes that may be written, nodes in one document, and the bytes of its encoded state. */
  nodeDepth: 32,
  documentNodes: 20_000,
  documentBytes: 1_500_000,
  socketsPerPerson: 8,
  socketsPerDocument: 120,
  /** Bytes waiting to be sent to one socket before it is dropped. */
  queuedBytes: 4 * 1024 * 1024,
  /** Bytes waiting to be sent to all sockets before the slowest ones are dropped. */
  queuedBytesInAll: 64 * 1024 * 1024,
  /** Bytes of one document waiting for their commit before its sockets are no longer read. */
  waitingBytes: 2_000_000,
  /** Seconds without a write after which a text is kept as bytes alone. */
  idleSeconds: 30,
  /** Rows of the log above the last snapshot that call for another one. */
  snapshotRows: 500,
  /** Days for which rows of the log are kept. */
  logDays: 90,
  /** Bytes of a picture as it is sent and as it is kept, and pixels of one that is decoded. */
  pictureBytes: 10 * 1024 * 1024,
  picturePixels: 30_000_000,
  /** Pictures of one release, and those that a person may send in a minute. */
  picturesPerRelease: 50,
  picturesPerMinute: 20,
  /** Failures of an account, and of a place in the network, before the first delay. */
  failuresPerAccount: 5,
  failuresPerNetwork: 20,
};

/** The highest or lowest value of a limit that has one besides being above 0. */
const BOUNDS: Partial<Record<keyof Limits, { least?: number; most?: number; why: string }>> = {
  nodeDepth: { most: 32, why: "a text that is deeper is read nowhere" },
  logDays: { least: 90, why: "the database lets no row go earlier" },
};

/** Such as `SINERGI_LIMIT_FRAME_BYTES` for `frameBytes`. */
export function variableOf(name: keyof Limits): string {
  return `SINERGI_LIMIT_${name.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`;
}

/** What is wrong with these limits, a phrase each, with the names of the variables. */
export function problemsOf(limits: Limits): string[] {
  const problems: string[] = [];
  for (const name of Object.keys(limits) as (keyof Limits)[]) {
    const { least = 1, most = Number.MAX_SAFE_INTEGER, why } = BOUNDS[name] ?? {};
    const value = limits[name];
    const because = why ? ` (${why})` : "";
    if (!Number.isSafeInteger(value) || value < 1) {
      problems.push(`${variableOf(name)}: a whole number above 0`);
    } else if (value < least) problems.push(`${variableOf(name)}: at least ${least}${because}`);
    else if (value > most) problems.push(`${variableOf(name)}: at most ${most}${because}`);
  }
  return problems;
}
