import fc from "fast-check";
import type * as Y from "yjs";
import { EDIT_KINDS, type Edit, perform } from "./testing-edits.ts";
import type { Peer } from "./testing-peer.ts";

/** What a schedule does to clients and to the server; numbers choose among what there is. */
export type Step =
  | { do: "edit"; who: number; edit: Edit }
  | { do: "connect" | "drop" | "reopen" | "renew"; who: number }
  /** So many frames of a client arrive at the server, or of the server at the client. */
  | { do: "up" | "down"; who: number; count: number }
  /** The commit in flight ends so; `unknown` is written, but the answer is lost. */
  | { do: "commit"; how: "done" | "fails" | "unknown" }
  /** The process dies; the commit in flight reached the log or not. */
  | { do: "crash"; written: boolean }
  | { do: "restart" | "load-fails" }
  /** The line breaks, or the person's rights change. */
  | { do: "cut" | "rejudge"; who: number };

export type Schedule = { people: number; steps: Step[] };

/** What is not a client's own doing. */
export type Fate = Exclude<Step, { do: "edit" | "connect" | "drop" | "reopen" | "renew" }>;

/** Where schedules run: a server and the lines to it. */
export type World = {
  peers: Peer[];
  /** Brings everybody in. */
  begin(): Promise<void>;
  act(fate: Fate): Promise<void>;
  /** Lets what has been set off run as far as it can. */
  settle(): Promise<void>;
};

const who = fc.nat(4);
const edit = fc.record({
  kind: fc.constantFrom(...EDIT_KINDS),
  at: fc.nat(200),
  size: fc.nat(30),
});

/** Random schedules of two to five clients. */
export function schedules(size: { min: number; max: number }): fc.Arbitrary<Schedule> {
  const count = fc.integer({ min: 1, max: 6 });
  const how = fc.constantFrom<"done" | "fails" | "unknown">(
    "done",
    "done",
    "done",
    "unknown",
    "fails",
  );
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 30, arbitrary: fc.record({ do: fc.constant("edit" as const), who, edit }) },
    {
      weight: 14,
      arbitrary: fc.record({ do: fc.constantFrom("up" as const, "down"), who, count }),
    },
    { weight: 10, arbitrary: fc.record({ do: fc.constant("commit" as const), how }) },
    { weight: 10, arbitrary: fc.record({ do: fc.constant("connect" as const), who }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constantFrom("drop" as const, "cut"), who }) },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constantFrom("reopen" as const, "renew", "rejudge"), who }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant("crash" as const), written: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("restart" as const, "load-fails") }) },
  );
  return fc.record({
    people: fc.integer({ min: 2, max: 5 }),
    steps: fc.array(step, { minLength: size.min, maxLength: size.max, size: "max" }),
  });
}

/** Runs a schedule to its last step; what was left open stays so. */
export async function play(world: World, { steps }: Schedule): Promise<void> {
  await world.begin();
  for (const step of steps) {
    await playStep(world, step);
    await world.settle();
  }
}

async function playStep(world: World, step: Step): Promise<void> {
  const { peers } = world;
  const index = "who" in step ? step.who % peers.length : 0;
  const peer = peers[index] as Peer;
  switch (step.do) {
    case "edit":
      // A page can be written in once it has shown the text.
      if (peer.doc.getXmlFragment("body").length) perform(peer.doc, step.edit);
      return;
    case "connect":
      return peer.connect();
    case "drop":
      return peer.drop();
    case "reopen":
      peers[index] = peer.reopened();
      return;
    case "renew":
      peers[index] = peer.renewed();
      return;
    default:
      return world.act("who" in step ? { ...step, who: index } : step);
  }
}

/** The text of a document with all that its canonical form is made of. */
export function textOfAll(doc: Y.Doc): string {
  const fields = Object.entries(doc.getMap("fields").toJSON()).sort(([a], [b]) => (a < b ? -1 : 1));
  const [title, body] = ["title", "body"].map((root) => doc.getXmlFragment(root).toString());
  return JSON.stringify({ title, body, fields });
}

/** In which way clients are not settled or not equal to the log. */
export function unequal(peers: readonly Peer[], log: Y.Doc): string[] {
  const text = textOfAll(log);
  return peers.flatMap(({ provider, confirmations: { sent, saved }, doc, codes }, i) => {
    const differs = textOfAll(doc) === text ? "" : `, has ${textOfAll(doc)} instead of ${text}`;
    const state = `synced ${provider.synced}, saved ${saved} of ${sent}, closed ${codes}`;
    return provider.synced && sent === saved && !differs ? [] : [`${i}: ${state}${differs}`];
  });
}
