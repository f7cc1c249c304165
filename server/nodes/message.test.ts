import { expect, test } from "vitest";
import { Envelopes } from "./envelopes.ts";
import { type Body, decodeMessage, encodeMessage } from "./message.ts";

const key = Buffer.alloc(32, 1);
const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const [node, edition, ani] = [id(1), id(2), id(3)];

const here = new Envelopes(key, node);
const there = new Envelopes(key, id(8));
const read = (bytes: Buffer) => decodeMessage(there, bytes);

const state = {
  user: {
    id: ani,
    name: "Ani",
    agency: { id: id(4), kind: "kpu", colour: "maroon", name: "KPU" },
    color: "#97291d",
  },
  cursor: null,
  field: "contact",
};
const presenceOf = (json: string | null, more: object = {}) => ({
  kind: "presence" as const,
  editionId: edition,
  all: false,
  lines: [{ clientId: 7, clock: 3, personId: ani, json, ...more }],
});

const row = (data: string, personId: string | null) => ({ data, personId });

const BODIES: Body[] = [
  { kind: "pulse" },
  { kind: "leaving" },
  {
    kind: "bells",
    bells: [
      { editionId: edition, headSeq: 12 },
      {
        editionId: id(7),
        headSeq: 3,
        news: { epoch: 1, rows: [row("AAECAw==", ani), row("", null)] },
      },
    ],
  },
  { kind: "who", editionId: edition },
  { kind: "signal", signal: { kind: "session-ended", sessionId: id(5), why: "suspended" } },
  { kind: "signal", signal: { kind: "edition-moved", releaseId: id(6) } },
  { kind: "signal", signal: { kind: "edition-moved", releaseId: id(6), why: "damaged" } },
  { kind: "signal", signal: { kind: "edition-moved", releaseId: id(6), why: "restored" } },
  { kind: "signal", signal: { kind: "rights-changed", personId: ani } },
  { kind: "roster", texts: [[id(6), [{ id: ani, name: "Ani", agencyKind: "kpu" }]]] },
  presenceOf(JSON.stringify(state)),
  presenceOf(null),
];

test.each(BODIES)("[J2] a node reads what another one wrote: $kind", (body) => {
  expect(read(encodeMessage(here, body))).toEqual({ from: node, body });
});

/** As somebody writes it who has the key and not our code. */
const crafted = (body: unknown, from = here) => encodeMessage(from, body as Body);

const pulse = { kind: "pulse" } as const;
const good = encodeMessage(here, pulse);
const changed = (at: number) => {
  const bytes = Buffer.from(good);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};
const bellOf = (bell: object) => ({
  kind: "bells",
  bells: [{ editionId: edition, headSeq: 3, ...bell }],
});
const rowsOf = (...rows: object[]) => bellOf({ news: { epoch: 1, rows } });

const FOREIGN: [string, Buffer][] = [
  ["nothing", Buffer.alloc(0)],
  ["no message", Buffer.from("x".repeat(80))],
  ["a message without its proof", good.subarray(0, -16)],
  ["one with half a proof", good.subarray(0, -8)],
  ["one of another installation", encodeMessage(new Envelopes(Buffer.alloc(32, 2), node), pulse)],
  ["one whose node was changed", changed(35)],
  ["one whose number was changed", changed(40)],
  ["one of whose words one was changed", changed(50)],
  ["one too long to read", crafted({ kind: "pulse", more: "x".repeat(600_000) })],
  ["a kind that there is not", crafted({ kind: "text", words: "Rahasia" })],
  ["a node that is none", crafted(pulse, new Envelopes(key, "x".repeat(36)))],
  ["rows that are no bytes", crafted(rowsOf({ data: "<b>", personId: null }))],
  ["rows of somebody who is nobody", crafted(rowsOf({ data: "AA==", personId: "ani" }))],
  ["an id that is none", crafted(bellOf({ editionId: "../x" }))],
  ["a head below none", crafted(bellOf({ headSeq: -1 }))],
  ["a head that is no number", crafted(bellOf({ headSeq: "9" }))],
  ["a signal that there is not", crafted({ kind: "signal", signal: { kind: "shut-down" } })],
  ["presence that is no JSON", crafted(presenceOf("{"))],
  ["presence of nobody", crafted(presenceOf("{}"))],
  [
    "presence in a colour that is a style",
    crafted(presenceOf(JSON.stringify({ user: { ...state.user, color: "red;x:url(//y)" } }))),
  ],
  ["presence that is too large", crafted(presenceOf(" ".repeat(9000) + JSON.stringify(state)))],
  ["a clock without an end", crafted(presenceOf(null, { clock: 2 ** 40 }))],
  [
    "more lines than a node has sockets",
    crafted({ ...presenceOf(null), lines: Array(1001).fill(presenceOf(null).lines[0]) }),
  ],
];

test.each(FOREIGN)("[J2] dropped: %s", (_name, bytes) => {
  expect(read(bytes)).toBeNull();
});

test("[J11] who has only the line reads no word, and two equal messages look different", () => {
  const data = Buffer.from("Rahasia negara").toString("base64");
  const told = rowsOf(row(data, ani)) as Body;
  const [one, two] = [encodeMessage(here, told), encodeMessage(here, told)];
  for (const secret of [data, "Rahasia", ani, edition, "bell"]) {
    expect(one.includes(secret)).toBe(false);
  }
  expect(one.subarray(48, 80).equals(two.subarray(48, 80))).toBe(false);
});

test("[J3] what no server shows of a person is left out of their presence", () => {
  const cursor = { anchor: { type: null, tname: "body", item: null, assoc: 0, html: "<b>" } };
  const more = { ...state, html: "<script>", cursor: { ...cursor, head: cursor.anchor, x: 1 } };
  const told = read(encodeMessage(here, presenceOf(JSON.stringify(more))));
  const [line] = told?.body.kind === "presence" ? told.body.lines : [];
  const anchor = { type: null, tname: "body", item: null, assoc: 0 };
  expect(JSON.parse(line?.json ?? "")).toEqual({ ...state, cursor: { anchor, head: anchor } });
});
