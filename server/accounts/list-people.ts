import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { database } from "#db/open.ts";
import { membership, person, userSession } from "#db/schema/people.ts";
import { type PeopleList, peopleList } from "#domain/account-inputs.ts";
import type { PeopleCounts, PersonRow } from "#domain/account-views.ts";
import { type Account, actsOn } from "#domain/accounts.ts";
import { administeredAgencies, administersAgency } from "#domain/administration.ts";
import type { PeoplePage } from "#domain/answers/accounts.ts";
import type { Tie } from "#domain/factor-consents.ts";
import { isId } from "#domain/ids.ts";
import type { Actor } from "#domain/people.ts";
import { isInState, stateOf, stateOrder } from "#server/account-state.ts";
import { containing } from "#server/like.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { type Consent, consentsTo, consentViews, recentTies } from "./factor-consents.ts";
import { administeredPlaces, membershipsOf, type PlacedMembership, placeView } from "./places.ts";

/** The order of the list: who works here, who is expected, who is gone; then by name. */
const ORDER = (table: string) =>
  sql`${stateOrder(table)}, ${sql.raw(`lower(${table}.name), ${table}.id`)}`;

/**
 * People whose accounts this actor manages. The rights are part of the query: nobody else is
 * counted, paged over or searched. Throws `Refused("forbidden")` for whoever manages none.
 */
export async function listPeople(actor: Actor, input: unknown): Promise<PeoplePage> {
  const wish = parse(peopleList, input);
  if (wish.cursor !== undefined && !(await isListed(actor, wish.cursor))) {
    throw new Refused("invalid-input", { extra: { errors: [{ path: "cursor" }] } });
  }
  const rows = await rowsWhere(and(scopeOf(actor, wish), ...filters(wish)), wish.limit + 1);
  const page = rows.slice(0, wish.limit);
  const cut = rows.length > page.length;
  return {
    items: await viewsOf(actor, page),
    nextCursor: cut ? (page.at(-1)?.person.id ?? null) : null,
  };
}

/** A page goes on from somebody whom this actor may see: any other id would tell of strangers. */
async function isListed(actor: Actor, cursor: string): Promise<boolean> {
  if (!isId(cursor)) return false;
  const condition = and(scopeOf(actor, {}), eq(person.id, cursor));
  const rows = await database().select({ id: person.id }).from(person).where(condition);
  return rows.length > 0;
}

/** One of them; throws `Refused("not-found")`. */
export async function getPerson(actor: Actor, id: string): Promise<PersonRow> {
  if (!isId(id) || !administeredAgencies(actor).length) throw new Refused("not-found");
  const rows = await rowsWhere(and(scopeOf(actor, {}), eq(person.id, id)), 1);
  const [view] = await viewsOf(actor, rows);
  if (!view) throw new Refused("not-found");
  return view;
}

/** How many there are, in a workspace or in all, whatever is searched for. */
export async function countPeople(
  actor: Actor,
  { workspace }: { workspace?: string },
): Promise<PeopleCounts> {
  const [counts] = await database()
    .select({
      all: sql<number>`count(*)::int`,
      invited: sql<number>`count(*) filter (where ${isInState("invited")})::int`,
      suspended: sql<number>`count(*) filter (where ${isInState("suspended")})::int`,
    })
    .from(person)
    .where(scopeOf(actor, { workspace }));
  const places = (await administeredPlaces(database(), actor)).filter(
    (place) => !workspace || place.workspace.slug === workspace,
  );
  const perAgency = places.length
    ? await database()
        .select({ agencyId: membership.agencyId, count: sql<number>`count(*)::int` })
        .from(membership)
        .where(
          inArray(
            membership.agencyId,
            places.map(({ agencyId }) => agencyId),
          ),
        )
        .groupBy(membership.agencyId)
    : [];
  return {
    ...(counts ?? { all: 0, invited: 0, suspended: 0 }),
    agencies: places.map(({ agencyId, workspace: at, agency }) => ({
      workspace: at.slug,
      agency,
      count: perAgency.find((row) => row.agencyId === agencyId)?.count ?? 0,
    })),
  };
}

/** `mayList` as a condition, narrowed to a workspace and an agency of it. */
function scopeOf(
  actor: Actor,
  { workspace, agency }: Pick<PeopleList, "workspace" | "agency">,
): SQL | undefined {
  const ids = administeredAgencies(actor);
  if (ids !== "all" && !ids.length) throw new Refused("forbidden");
  if (ids === "all" && !workspace) return isNull(person.deletedAt);
  const mine =
    ids === "all"
      ? undefined
      : sql`m.agency_id in (${sql.join(
          ids.map((id) => sql`${id}::uuid`),
          sql`, `,
        )})`;
  const conditions = and(
    sql`m.person_id = person.id`,
    mine,
    workspace ? sql`w.slug = ${workspace}` : undefined,
    agency ? sql`a.slug = ${agency}` : undefined,
  );
  return sql`person.deleted_at is null and exists (select 1 from membership m join agency a on a.id = m.agency_id
    join workspace w on w.id = a.workspace_id where ${conditions})`;
}

function filters({ state, q, cursor }: PeopleList): (SQL | undefined)[] {
  const like = q && containing(q);
  return [
    state && isInState(state),
    like
      ? sql`(person.name ilike ${like} or person.email ilike ${like} or person.title ilike ${like})`
      : undefined,
    cursor
      ? sql`(${ORDER("person")}) > (select ${ORDER("c")} from person c where c.id = ${cursor}::uuid)`
      : undefined,
  ];
}

type Row = Awaited<ReturnType<typeof rowsWhere>>[number];

function rowsWhere(condition: SQL | undefined, limit: number) {
  return database()
    .select({
      person,
      lastSignInAt:
        sql<Date | null>`(select max(s.created_at) from user_session s where s.person_id = person.id)`.mapWith(
          userSession.createdAt,
        ),
      linkUntil:
        sql<Date | null>`(select max(i.expires_at) from invitation i where i.person_id = person.id and i.purpose = 'account' and i.used_at is null and i.expires_at > now())`.mapWith(
          userSession.createdAt,
        ),
      enrolled: sql<boolean>`exists (select 1 from second_factor f where f.person_id = person.id and f.confirmed_at is not null)`,
      suspendedByName: sql<
        string | null
      >`(select p.name from person p where p.id = person.suspended_by)`,
    })
    .from(person)
    .where(condition)
    .orderBy(ORDER("person"))
    .limit(limit);
}

async function viewsOf(actor: Actor, rows: readonly Row[]): Promise<PersonRow[]> {
  const ids = rows.map((row) => row.person.id);
  const memberships = await membershipsOf(database(), ids);
  const consents = await consentsTo(database(), ids);
  const ties = consents.size ? await recentTies(database()) : [];
  return rows.map((row) =>
    personRow(actor, row, {
      memberships: memberships.get(row.person.id) ?? [],
      consents: consents.get(row.person.id) ?? [],
      ties,
    }),
  );
}

type Beside = {
  memberships: readonly PlacedMembership[];
  consents: readonly Consent[];
  ties: readonly Tie[];
};

function personRow(actor: Actor, row: Row, { memberships, consents, ties }: Beside): PersonRow {
  const { id, name, email, title, systemAdmin, suspendedAt, suspendReason } = row.person;
  const state = stateOf(row.person);
  const account: Account = { personId: id, systemAdmin, state, memberships };
  const mine = memberships.filter((one) => administersAgency(actor, one));
  return {
    id,
    name,
    email,
    title,
    systemAdmin,
    state,
    places: mine.map(placeView),
    elsewhere: mine.length < memberships.length,
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    linkUntil: row.linkUntil?.toISOString() ?? null,
    suspended: suspendedAt && {
      at: suspendedAt.toISOString(),
      by: row.suspendedByName,
      reason: suspendReason ?? "",
    },
    factor: { enrolled: row.enrolled, consents: consentViews(actor, account, { consents, ties }) },
    acts: actsOn(actor, account),
  };
}
