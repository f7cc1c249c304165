import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { contributor, edition, release, releaseParty } from "#db/schema/drafts.ts";
import { signature, version } from "#db/schema/record.ts";
import type { Actor } from "#domain/people.ts";
import { EDITION_STATES, type EditionState, isWritable, RELEASE_KINDS } from "#domain/release.ts";
import { wordsOf } from "#domain/search-words.ts";
import type { Newsroom } from "#server/testing.ts";

/** Numbers from 0 to below 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const WORDS =
  "posko data pemilih kecamatan simulasi suara relawan pleno rekap jadwal undangan warga desa klarifikasi kabar hoaks logistik petugas pelatihan sekolah".split(
    " ",
  );
const CHUNK = 500;
const MINUTE = 60_000;
const HASH = "0".repeat(64);

export type Mixture = { room: Newsroom; people: readonly Actor[]; state?: EditionState };

/**
 * Writes many releases straight into the tables, in every mixture of parties, states, versions,
 * signatures, writers and plans that the tables allow; answers their ids. Their texts have no log.
 */
export async function generateReleases(
  db: Db,
  count: number,
  random: () => number,
  mixture: Mixture,
): Promise<string[]> {
  const dice = new Dice(random);
  const ids: string[] = [];
  while (ids.length < count) {
    const size = Math.min(CHUNK, count - ids.length);
    const made = Array.from({ length: size }, () => generate(dice, mixture));
    await db.insert(release).values(made.map((it) => it.release));
    await db.insert(releaseParty).values(made.flatMap((it) => it.parties));
    await db.insert(edition).values(made.map((it) => it.edition));
    const versions = made.flatMap((it) => it.versions);
    if (versions.length) await db.insert(version).values(versions);
    const contributors = made.flatMap((it) => it.contributors);
    if (contributors.length) await db.insert(contributor).values(contributors);
    const signatures = made.flatMap((it) => it.signatures);
    if (signatures.length) await db.insert(signature).values(signatures);
    ids.push(...made.map((it) => it.release.id));
  }
  return ids;
}

class Dice {
  readonly roll: () => number;
  constructor(roll: () => number) {
    this.roll = roll;
  }
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.roll() * list.length)] as T;
  }
  some<T>(list: readonly T[], share: number): T[] {
    return list.filter(() => this.roll() < share);
  }
  words(count: number): string {
    const word = () =>
      this.roll() < 0.8 ? this.pick(WORDS) : `k${Math.floor(this.roll() * 5000)}`;
    return Array.from({ length: count }, word).join(" ");
  }
}

const agencyOf = (actor: Actor) => actor.memberships[0]?.agency.id as string;

function generate(dice: Dice, { room, people, state: only }: Mixture) {
  const id = newId();
  const editionId = newId();
  const { workspaceId } = room;
  const creator = dice.pick(people);
  const joint = dice.roll() < 0.6;
  const state = only ?? dice.pick(EDITION_STATES);
  const parties = joint ? Object.values(room.agencyIds) : [agencyOf(creator)];
  const title = dice.words(7);
  const words = [...new Set(wordsOf(`${title} ${dice.words(150)}`))].join(" ");
  const versions = versionsOf(dice, { id, editionId, creator, state });
  const last = versions.at(-1);
  const versionId = isWritable(state) ? null : (last?.id ?? null);
  return {
    release: {
      id,
      workspaceId,
      ownerAgencyId: agencyOf(creator),
      kind: dice.pick(RELEASE_KINDS),
      language: "id" as const,
      template: "kosong",
      visibility: joint ? ("workspace" as const) : dice.pick(["agency", "workspace"] as const),
      title,
      createdBy: creator.personId,
      assigneeId: dice.roll() < 0.3 ? dice.pick(people).personId : null,
      dueAt: dice.roll() < 0.5 ? minutesFromNow((dice.roll() - 0.3) * 20_000) : null,
      updatedAt: minutesFromNow(-dice.roll() * 100_000),
    },
    parties: parties.map((agencyId) => ({ releaseId: id, workspaceId, agencyId })),
    edition: { id: editionId, releaseId: id, number: 1, state, versionId, searchText: words },
    versions,
    contributors: dice.some(people, 0.25).map((actor) => ({
      editionId,
      personId: actor.personId,
      agencyId: agencyOf(actor),
    })),
    signatures: versionId ? signaturesOf(dice, { versionId, parties, people, state }) : [],
  };
}

const minutesFromNow = (minutes: number) => new Date(Date.now() + Math.floor(minutes) * MINUTE);

type VersionsOf = { id: string; editionId: string; creator: Actor; state: EditionState };

function versionsOf(dice: Dice, { id, editionId, creator, state }: VersionsOf) {
  const count = isWritable(state) ? dice.pick([0, 0, 1]) : dice.pick([1, 1, 2]);
  return Array.from({ length: count }, (_, index) => ({
    id: newId(),
    releaseId: id,
    editionId,
    number: index + 1,
    canonical: "{}",
    sha256: HASH,
    text: "",
    seq: 1,
    submittedBy: creator.personId,
    submitterAgencyId: agencyOf(creator),
  }));
}

type SignaturesOf = Pick<Mixture, "people"> & {
  versionId: string;
  parties: readonly string[];
  state: EditionState;
};

function signaturesOf(dice: Dice, { versionId, parties, people, state }: SignaturesOf) {
  return dice.some(parties, state === "ditinjau" ? 0.4 : 0.9).flatMap((agencyId) => {
    const signer = people.find((actor) => agencyOf(actor) === agencyId);
    if (!signer) return [];
    const { personId, name, title } = signer;
    return { id: newId(), versionId, sha256: HASH, agencyId, personId, name, title };
  });
}
