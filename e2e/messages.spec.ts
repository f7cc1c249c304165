import { expect, test } from "@playwright/test";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { isWritable } from "#domain/release.ts";
import { FRAME, roomPath } from "#domain/room.ts";
import {
  AGENCY_ADMINS,
  type Asker,
  as,
  askers,
  gather,
  isOut,
  reads,
  type Subject,
  subjects,
} from "./access/askers.ts";
import { paragraph, synced } from "./program.ts";

test.describe.configure({ retries: 0 });

test.beforeAll(({ baseURL }) => gather(baseURL ?? ""));
test.describe.configure({ timeout: 120_000 });

const STEP1 = 0;
const WORD = "selundupan";

function frame(type: number, ...parts: (number | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  for (const part of parts) {
    if (typeof part === "number") encoding.writeVarUint(encoder, part);
    else encoding.writeVarUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

/** An update that adds a paragraph to whatever text it meets. */
function smuggled(): Uint8Array {
  const doc = new Y.Doc();
  doc.getXmlFragment("body").insert(0, [paragraph(WORD)]);
  return Y.encodeStateAsUpdate(doc);
}

function presence(json: string): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, 4_242_424, 1]) encoding.writeVarUint(encoder, number);
  encoding.writeVarString(encoder, json);
  return encoding.toUint8Array(encoder);
}

const everything = Y.encodeStateVector(new Y.Doc());
const question = frame(FRAME.sync, STEP1, everything);
const forged = JSON.stringify({ user: { name: WORD, color: "#000" }, name: WORD });

/** Every kind of message there is, and kinds that there are not. */
const MESSAGES: Record<string, Uint8Array> = {
  "state vector": question,
  "answer with words": frame(FRAME.sync, 1, smuggled()),
  "update with words": frame(FRAME.sync, 2, smuggled()),
  presence: frame(FRAME.awareness, presence(forged)),
  "question for presence": frame(FRAME.queryAwareness),
  "confirmation of the server": frame(FRAME.saved, 1000),
  "authentication of y-protocols": frame(2, new Uint8Array([1])),
  "unknown type": frame(77, new Uint8Array([1])),
};

type Heard = { code: number | null; text: string; bytes: number };

/**
 * Sends one message and then a question; resolves with everything that came until the question was
 * answered or the socket was closed. Both come in order, so nothing has to be waited for.
 */
function say(asker: Asker, id: string, message: Uint8Array): Promise<Heard> {
  const { origin, cookie } = as(asker);
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${origin.replace(/^http/, "ws")}${roomPath(id)}`, {
      headers: { cookie, origin },
    });
    const doc = new Y.Doc();
    let bytes = 0;
    const done = (code: number | null) => {
      resolve({ code, bytes, text: JSON.stringify(doc.getXmlFragment("body").toJSON()) });
      socket.terminate();
    };
    socket.on("open", () => {
      socket.send(message);
      socket.send(question);
    });
    socket.on("message", (data: Buffer) => {
      bytes += data.length;
      const decoder = decoding.createDecoder(new Uint8Array(data));
      if (decoding.readVarUint(decoder) !== FRAME.sync) return;
      if (decoding.readVarUint(decoder) !== 1) return;
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
      done(null);
    });
    socket.on("close", (code) => done(code));
    socket.on("error", reject);
  });
}

const writes = (asker: Asker, subject: Subject) =>
  reads(asker, subject) && isWritable(subject.state);

for (const [what, message] of Object.entries(MESSAGES)) {
  test(`[A10] ${what}: who may not write changes nothing, who may not read gets nothing`, async () => {
    for (const subject of subjects) {
      const seen = as("kpuEditor").join(subject.id);
      await synced(seen);
      const before = JSON.stringify(seen.body.toJSON());
      for (const asker of askers) {
        if (writes(asker, subject)) continue; // what writers do is their job
        const label = `${asker}, ${subject.state}`;
        const heard = await say(asker, subject.id, message);
        if (reads(asker, subject)) {
          expect([null, 1003, 4403], label).toContain(heard.code);
          continue;
        }
        // What is no message at all is refused before anybody asks who sent it.
        const code = heard.code === 1003 ? 1003 : isOut(asker) ? 4401 : 4404;
        expect(heard, label).toEqual({ code, bytes: 0, text: '""' });
      }
      const again = await say("kpuEditor", subject.id, question);
      expect(again.text, subject.state).toBe(before);
      expect(before).not.toContain(WORD);
      const names = JSON.stringify([...seen.provider.awareness.getStates().values()]);
      expect(names, "a name that a client sends itself").not.toContain(WORD);
      seen.leave();
    }
  });
}

test("[A10] admins of an agency are in this table too", () => {
  expect(askers).toEqual(expect.arrayContaining([...AGENCY_ADMINS, "systemAdmin"]));
  expect(subjects.some((subject) => askers.some((asker) => writes(asker, subject)))).toBe(true);
});
