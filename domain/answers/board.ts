import { z } from "zod";
import { TIME_ZONES, type TimeZone } from "#domain/dates.ts";
import { AGENCY_COLOURS, type AgencyKind } from "#domain/people.ts";
import { EDITION_STATES, RELEASE_KINDS } from "#domain/release.ts";
import type { BoardPage, BoardPulse, BoardView, Plan, Planning } from "#domain/views.ts";
import { id, moment, pageOf, slug } from "./parts.ts";

const kind = z.enum(["kpu", "kominfo"]) satisfies z.ZodType<AgencyKind>;
const agency = z.strictObject({
  slug,
  kind,
  name: z.string(),
  shortName: z.string(),
  colour: z.enum(AGENCY_COLOURS),
});

const task = z.enum(["write", "sign", "publish", "revise"]);
const turn = z
  .discriminatedUnion("who", [
    z.strictObject({ who: z.literal("me"), action: task }),
    z.strictObject({
      who: z.literal("person"),
      name: z.string(),
      action: z.enum(["write", "revise"]),
    }),
    z.strictObject({ who: z.literal("agencies"), agencies: z.array(agency), action: task }),
    z.strictObject({ who: z.literal("unwritten") }),
    z.strictObject({ who: z.literal("nobody") }),
  ])
  .meta({ description: "Whose turn it is, seen by you." });

const plan = {
  dueAt: moment.nullable(),
  assignee: z.strictObject({ id, name: z.string() }).nullable(),
};

const row = z
  .strictObject({
    ...plan,
    id,
    title: z.string(),
    state: z.enum(EDITION_STATES),
    publicStatus: z.enum(["tidak_publik", "terbit", "dicabut"]),
    kind: z.enum(RELEASE_KINDS),
    workspace: z.strictObject({
      slug,
      name: z.string(),
      timeZone: z.enum(Object.keys(TIME_ZONES) as [TimeZone, ...TimeZone[]]),
    }),
    slots: z.array(
      z.strictObject({
        agency,
        signed: z.strictObject({ name: z.string(), title: z.string(), at: moment }).nullable(),
      }),
    ),
    turn,
    updatedAt: moment,
  })
  .meta({ id: "BoardRow" });

export const boardPage = pageOf(row) satisfies z.ZodType<BoardPage>;

const total = z.int().min(0);
export const board = z
  .strictObject({
    at: moment.meta({ description: "When this was read; ask the pulse from here." }),
    totals: z
      .strictObject({ all: total, mine: total, waiting: total })
      .meta({ description: "What each choice would show under the other filters." }),
    groups: z.array(boardPage.extend({ state: z.enum(EDITION_STATES), count: total })),
  })
  .meta({ id: "Board" }) satisfies z.ZodType<BoardView>;

export const boardPulse = z
  .strictObject({
    at: moment,
    items: z.array(row).meta({ description: "Rows that changed; the newest 50." }),
    movedAt: moment.nullable().meta({
      description: "The last step of one of them (created, signed, planned …), or null.",
    }),
    present: z
      .array(
        z.strictObject({
          releaseId: id,
          people: z.array(z.strictObject({ id, name: z.string(), agencyKind: kind })),
        }),
      )
      .meta({ description: "Who has which text open now." }),
  })
  .meta({ id: "BoardPulse" }) satisfies z.ZodType<BoardPulse>;

export const planned = z.strictObject(plan).meta({ id: "Plan" }) satisfies z.ZodType<Plan>;

export const planning = z.strictObject({
  ...plan,
  people: z.array(z.strictObject({ id, name: z.string(), agency })),
}) satisfies z.ZodType<Planning>;
