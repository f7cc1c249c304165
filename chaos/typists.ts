import { WebSocket } from "ws";
import type * as Y from "yjs";
import type { Db } from "#db/client.ts";
import { Program } from "#e2e/program.ts";
import { Acknowledged } from "#server/collab/testing-acknowledged.ts";
import { perform } from "#server/collab/testing-edits.ts";
import { Peer } from "#server/collab/testing-peer.ts";
import { textOfAll } from "#server/collab/testing-schedule.ts";
import { findDossier } from "#server/releases/dossier.ts";
import { replay } from "#server/releases/draft-log.ts";
import { Broken, mustBeEmpty, until } from "./scenario.ts";

const WRITERS = ["penulis@kpu.contoh.test", "penulis@kominfo.contoh.test"];
const READER = "redaktur@kpu.contoh.test";
/** Milliseconds between two edits: faster than anybody and below the limit of frames, or as fast as the fastest. */
const PAUSE = 22;
export const HUMAN_PAUSE = 100;

/** A stock y-websocket client of somebody who has signed in. */
function peerOf(program: Program, releaseId: string, acknowledged = new Acknowledged()): Peer {
  const { cookie } = program;
  class CookieSocket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie } });
      this.on("error", () => {}); // y-websocket asks only for the close
    }
  }
  const url = `${program.origin.replace(/^http/, "ws")}/collab`;
  const peer = new Peer({ cookie, url, releaseId, acknowledged, socket: CookieSocket });
  peer.connect();
  return peer;
}

/** A joint release of the demo. */
export async function newRelease(program: Program): Promise<string> {
  const wish = { workspace: "contoh", kind: "siaran_pers", title: "Uji tahan", joint: true };
  const { status, body } = await program.call<{ id: string }>("POST", "/releases", wish);
  if (status !== 201) throw new Broken(`a release was answered ${status}`);
  return body.id;
}

/** Two people who type, delete and format without a rest, and what was confirmed to them. */
export class Typists {
  readonly acknowledged = new Acknowledged();
  readonly releaseId: string;
  readonly #peers: Peer[];
  readonly #typing: NodeJS.Timeout[];

  private constructor(
    releaseId: string,
    programs: readonly Program[],
    random: () => number,
    pause: number,
  ) {
    this.releaseId = releaseId;
    this.#peers = programs.map((program) => peerOf(program, releaseId, this.acknowledged));
    this.#typing = this.#peers.map((peer) =>
      setInterval(() => {
        if (peer.provider.synced) edit(peer, random);
      }, pause),
    );
  }

  /** Signs two writers in and lets them type; in a release of their own unless one is named. */
  static async at(
    origin: string,
    random: () => number,
    releaseId?: string,
    pause = PAUSE,
  ): Promise<Typists> {
    const signIn = (email: string) => Program.signedIn(origin, email);
    return Typists.of(await Promise.all(WRITERS.map(signIn)), random, releaseId, pause);
  }

  /** Lets people who are signed in type. */
  static async of(
    programs: readonly Program[],
    random: () => number,
    releaseId?: string,
    pause = PAUSE,
  ) {
    const place = releaseId ?? (await newRelease(programs[0] as Program));
    return new Typists(place, programs, random, pause);
  }

  async confirmed(frames: number): Promise<void> {
    await until(`${frames} confirmed frames`, () => this.acknowledged.frames >= frames);
  }

  /** Codes with which the server closed them. */
  get codes(): number[] {
    return this.#peers.flatMap(({ codes }) => codes);
  }

  /** What of the words that were confirmed to others is not yet shown to everybody here. */
  lack(others: Acknowledged): string[] {
    return this.#peers.flatMap(({ doc }) => others.missingFrom(doc));
  }

  /** The whole text as each of them shows it. */
  get texts(): string[] {
    return this.#peers.map(({ doc }) => textOfAll(doc));
  }

  /** They come back to a server at the same address. */
  comeBack(): void {
    for (const { provider } of this.#peers) if (!provider.ws) provider.connect();
  }

  /** Types no more, but stays. */
  rest(): void {
    for (const timer of this.#typing) clearInterval(timer);
  }

  /** All of them have the text, as writers or as readers. */
  get areHere(): boolean {
    return this.#peers.every(({ provider }) => provider.synced);
  }

  get isSettled(): boolean {
    return this.#peers.every(({ isSettled }) => isSettled);
  }

  /** Types no more, and comes back until everything typed is confirmed. */
  async settle(): Promise<void> {
    this.rest();
    await until("everybody to settle", () => {
      this.comeBack();
      return this.isSettled;
    });
  }

  /** Goes away for good: what the server lost now, nobody can send again. */
  leave(): void {
    this.rest();
    for (const peer of this.#peers) peer.destroy();
  }
}

function edit(peer: Peer, random: () => number): void {
  const number = (below: number) => Math.floor(random() * below);
  const kinds = ["insert", "insert", "insert", "delete", "delete", "bold", "title"] as const;
  const kind = kinds[number(kinds.length)] ?? "insert";
  perform(peer.doc, { kind, at: number(300), size: number(8) });
}

/** Opens the text anew and throws when something confirmed is not in it. */
export async function nothingIsLost(
  origin: string,
  { releaseId, acknowledged }: { releaseId: string; acknowledged: Acknowledged },
): Promise<void> {
  const reader = peerOf(await Program.signedIn(origin, READER), releaseId);
  await until("the text", () => {
    if (!reader.provider.ws) reader.connect();
    return reader.provider.synced;
  });
  mustBeEmpty("confirmed and lost", acknowledged.missingFrom(reader.doc));
  reader.destroy();
}

/** The text of a release as the database has it, past every server. */
async function logOf(db: Db, releaseId: string): Promise<Y.Doc> {
  const dossier = await findDossier(db, releaseId);
  if (!dossier) throw new Broken("the release is gone");
  return replay(db, dossier.edition.id, dossier.edition.headSeq);
}

/** Throws when something was confirmed that the database does not have at this moment. */
export async function confirmedIsInLog(db: Db, typists: Typists): Promise<void> {
  const confirmed = typists.acknowledged.copy();
  const log = await logOf(db, typists.releaseId);
  mustBeEmpty("confirmed and not in the log", confirmed.missingFrom(log));
}
