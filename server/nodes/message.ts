import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { isId } from "#domain/ids.ts";
import { presenceState } from "#domain/presence.ts";
import { END_REASONS, MOVE_REASONS } from "#domain/room.ts";

/** Characters of a message; anything longer is not even read. */
const MAX_LENGTH = 512 * 1024;
/** Lines of presence, and texts and people of a roster, in one message. */
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
]);

const present = z.object({
  id,
  name: z.string().max(1000),
  agencyKind: z.enum(["kpu", "kominfo"]),
});

/** What a node tells the others; never words of a text, which they read from the database. */
const body = z.discriminatedUnion("kind", [
  /** This node lives; it hears its own, which shows that the line works. */
  z.object({ kind: z.literal("pulse") }),
  /** This node goes: nobody is there any more. */
  z.object({ kind: z.literal("leaving") }),
  /** The log of an edition was committed up to here. */
  z.object({ kind: z.literal("bell"), editionId: id, headSeq: whole }),
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

/** 16 bytes of a MAC in base64url. */
const MAC_LENGTH = 22;

function macOf(key: Buffer, payload: string): string {
  return createHmac("sha256", key).update(payload).digest("base64url").slice(0, MAC_LENGTH);
}

/** A message as it goes over the line, with a proof that a node of this installation wrote it. */
export function encodeMessage(key: Buffer, from: string, told: Body): string {
  const payload = JSON.stringify({ from, body: told });
  return macOf(key, payload) + payload;
}

/** Reads a message; null for whatever no node of this installation has written, and for what is malformed. */
export function decodeMessage(key: Buffer, text: string): Message | null {
  if (text.length > MAX_LENGTH) return null;
  const payload = text.slice(MAC_LENGTH);
  const given = Buffer.from(text.slice(0, MAC_LENGTH));
  const right = Buffer.from(macOf(key, payload));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  try {
    return message.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}
