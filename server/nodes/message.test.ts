import { expect, test } from "vitest";
import { type Body, decodeMessage, encodeMessage } from "./message.ts";

const key = Buffer.alloc(32, 1);
const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const [node, edition, ani] = [id(1), id(2), id(3)];

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

const BODIES: Body[] = [
  { kind: "pulse" },
  { kind: "leaving" },
  { kind: "bell", editionId: edition, headSeq: 12 },
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
  expect(decodeMessage(key, encodeMessage(key, node, body))).toEqual({ from: node, body });
});

/** As somebody writes it who has the key and not our code. */
const crafted = (body: unknown, from: unknown = node) =>
  encodeMessage(key, from as string, body as Body);

const good = encodeMessage(key, node, { kind: "pulse" });
const FOREIGN: [string, string][] = [
  ["nothing", ""],
  ["no message", "x".repeat(40)],
  ["a message without a proof", good.slice(22)],
  ["one of another installation", encodeMessage(Buffer.alloc(32, 2), node, { kind: "pulse" })],
  ["one whose node was changed", good.replace(node, id(9))],
  ["one too long to read", crafted({ kind: "pulse", more: "x".repeat(600_000) })],
  ["a kind that there is not", crafted({ kind: "text", words: "Rahasia" })],
  ["a node that is none", crafted({ kind: "pulse" }, "node-1")],
  ["an id that is none", crafted({ kind: "bell", editionId: "../x", headSeq: 1 })],
  ["a head below none", crafted({ kind: "bell", editionId: edition, headSeq: -1 })],
  ["a head that is no number", crafted({ kind: "bell", editionId: edition, headSeq: "9" })],
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

test.each(FOREIGN)("[J2] dropped: %s", (_name, text) => {
  expect(decodeMessage(key, text)).toBeNull();
});

test("[J3] what no server shows of a person is left out of their presence", () => {
  const cursor = { anchor: { type: null, tname: "body", item: null, assoc: 0, html: "<b>" } };
  const more = { ...state, html: "<script>", cursor: { ...cursor, head: cursor.anchor, x: 1 } };
  const read = decodeMessage(key, encodeMessage(key, node, presenceOf(JSON.stringify(more))));
  const [line] = read?.body.kind === "presence" ? read.body.lines : [];
  const anchor = { type: null, tname: "body", item: null, assoc: 0 };
  expect(JSON.parse(line?.json ?? "")).toEqual({ ...state, cursor: { anchor, head: anchor } });
});
