/** Bounds of the collab server; each can be set by `SINERGI_LIMIT_<NAME>` in the environment. */
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
  presencePerSecond: 10,
  presenceBytes: 2048,
  /** Nodes in one document, and the bytes of its encoded state. */
  documentNodes: 20_000,
  documentBytes: 1_500_000,
  socketsPerPerson: 8,
  socketsPerDocument: 120,
  /** Bytes waiting to be sent to one socket before it is dropped. */
  queuedBytes: 4 * 1024 * 1024,
};
