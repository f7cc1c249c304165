import { z } from "zod";
import { isId } from "#domain/ids.ts";
import { presenceState } from "#domain/presence.ts";
import { END_REASONS, MOVE_REASONS } from "#domain/room.ts";
import type { Envelopes } from "./envelopes.ts";

/** Bytes of a message; anything longer is not even opened. */
const MAX_LENGTH = 512 * 1024;
/** Lines of presence, and texts and people of a roster or bells, in one message. */
const MAX_LINES = 1000;
const MAX_TEXTS = 5000;
const MAX_STATE = 8192;

const id = z.string().refine(isId);
const whole = z.number().int().min(0);

/** The state of a presence line is built anew, so that nothing passes that no server would show. */
const stateJson = z
  .string()
  .max(MAX_STATE)
  .transform((text, context) => {
    try {
      return JSON.stringify(presenceState.parse(JSON.parse(text)));
    } catch {
      context.addIssue("no state of presence");
      return z.NEVER;
    }
  });

const line = z.object({
  clientId: whole,
  clock: whole.max(2 ** 31),
  personId: id,
  json: stateJson.nullable(),
});

const signal = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("edition-moved"),
    releaseId: id,
    why: z.enum(MOVE_REASONS).optional(),
  }),
  z.object({
    kind: z.literal("session-ended"),
    sessionId: id,
    why: z.enum(END_REASONS).optional(),
  }),
  z.object({ kind: z.literal("rights-changed"), personId: id }),
  z.object({ kind: z.literal("threads-changed"), releaseId: id }),
]);

const present = z.object({
  id,
  name: z.string().max(1000),
  agencyKind: z.enum(["kpu", "kominfo"]),
});

const row = z.object({ data: z.base64(), personId: id.nullable() });
const bell = z.object({
  editionId: id,
  headSeq: whole,
  news: z.object({ epoch: whole, rows: z.array(row) }).optional(),
});

/** What a node tells the others. */
const body = z.discriminatedUnion("kind", [
  /** This node lives; it hears its own, which shows that the line works. */
  z.object({ kind: z.literal("pulse") }),
  /** This node goes: nobody is there any more. */
  z.object({ kind: z.literal("leaving") }),
  /** Logs of editions were committed up to here, at last by these rows where they are not too large. */
  z.object({ kind: z.literal("bells"), bells: z.array(bell).max(MAX_TEXTS) }),
  z.object({ kind: z.literal("signal"), signal }),
  /** Who is in a text on this node: all of them, or those whose line has changed. */
  z.object({
    kind: z.literal("presence"),
    editionId: id,
    all: z.boolean(),
    lines: z.array(line).max(MAX_LINES),
  }),
  /** Who is in this text elsewhere? */
  z.object({ kind: z.literal("who"), editionId: id }),
  /** Who has which text open on this node, for the board. */
  z.object({
    kind: z.literal("roster"),
    texts: z.array(z.tuple([id, z.array(present).max(MAX_LINES)])).max(MAX_TEXTS),
  }),
]);
const message = z.object({ from: id, body });

/** What is told; `Message` names its node, which does not hear itself. */
export type Body = z.output<typeof body>;
export type Message = z.output<typeof message>;

/** A message as it goes over the line, which only nodes of this installation can write and read. */
export function encodeMessage(envelopes: Envelopes, told: Body): Buffer {
  return envelopes.seal(JSON.stringify(told));
}

/** Reads a message; null for whatever no node of this installation has written, and for what is malformed. */
export function decodeMessage(envelopes: Envelopes, bytes: Buffer): Message | null {
  if (bytes.length > MAX_LENGTH) return null;
  try {
    const { from, payload } = envelopes.open(bytes);
    return message.parse({ from, body: JSON.parse(payload) });
  } catch {
    return null;
  }
}
