/** A letter in the folder, as the list shows it. Times are RFC 3339 in UTC. */
export type KeptLetterLine = { id: string; subject: string; to: string; at: string };

/** A letter that is not delivered. */
export type WaitingLetter = {
  id: string;
  /** The event that it tells of. */
  kind: string;
  at: string;
  attempts: number;
  /** A code, once a try has failed. */
  failure: string | null;
  isGivenUp: boolean;
};
