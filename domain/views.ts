import type { Task } from "./board.ts";
import type { FieldValue } from "./canonical.ts";
import type { CheckRule } from "./checks/finding.ts";
import type { TimeZone } from "./dates.ts";
import type { AgencyColour, AgencyKind } from "./people.ts";
import type { EditionState, Language, PublicStatus, ReleaseKind, Visibility } from "./release.ts";
import type { JsonNode } from "./schema.ts";
import type { Action } from "./workflow.ts";

/** What pages show: plain, serialisable, already authorised. Times are RFC 3339 in UTC. */

export type AgencyView = {
  slug: string;
  kind: AgencyKind;
  name: string;
  shortName: string;
  colour: AgencyColour;
};

export type WorkspaceView = { slug: string; name: string; timeZone: TimeZone };

export type SignatureSlot = {
  agency: AgencyView;
  /** Null while the signature is owed. */
  signed: { name: string; title: string; at: string } | null;
};

/** Whose turn it is: the reader's own with what to do, somebody's, an agency's, or nobody's. */
export type Turn =
  | { who: "me"; action: Task }
  | { who: "person"; name: string; action: "write" | "revise" }
  | { who: "agencies"; agencies: AgencyView[]; action: Task }
  | { who: "unwritten" }
  | { who: "nobody" };

/** When a text is due and who was given it to write. */
export type Plan = { dueAt: string | null; assignee: { id: string; name: string } | null };

/** A plan with everybody who could be given the text, by agency and name. */
export type Planning = Plan & { people: { id: string; name: string; agency: AgencyView }[] };

export type ReleaseRow = Plan & {
  id: string;
  title: string;
  state: EditionState;
  publicStatus: PublicStatus;
  kind: ReleaseKind;
  workspace: WorkspaceView;
  slots: SignatureSlot[];
  turn: Turn;
  updatedAt: string;
};

/** The releases of one state: how many there are for this reader, and a first page of them. */
export type BoardGroup = BoardPage & { state: EditionState; count: number };
export type BoardPage = { items: ReleaseRow[]; nextCursor: string | null };

export type BoardView = {
  /** When this was read, on the server's clock; the first pulse asks for what came after it. */
  at: string;
  /** How many each choice of "all, mine, waiting" would show under the other filters. */
  totals: { all: number; mine: number; waiting: number };
  groups: BoardGroup[];
};

export type PresentPerson = { id: string; name: string; agencyKind: AgencyKind };

/** What changed on the board since the last pulse, for one reader. */
export type BoardPulse = {
  at: string;
  /** Rows whose text or plan changed; at most a page of them. */
  items: ReleaseRow[];
  /** The last step that a release took (created, submitted, signed …) in that time, or null. */
  movedAt: string | null;
  /** Who has which text open now. */
  present: { releaseId: string; people: PresentPerson[] }[];
};

export type VersionView = {
  id: string;
  number: number;
  sha256: string;
  title: string;
  fields: Record<string, FieldValue>;
  body: JsonNode;
  frozenAt: string;
  submittedBy: string;
};

/** An entry of the template's checklist, and who has checked it. */
export type ChecklistEntry = { entry: string; done: { name: string; at: string } | null };

/** A finding of the text checks that somebody waved through, with the reason. */
export type Waiver = { rule: CheckRule; mark: string; reason: string; name: string; at: string };

/** The number that an agency has given a release in its own register. */
export type OfficeNumber = { agency: AgencyView; number: string };

export type ReleaseView = Plan & {
  id: string;
  title: string;
  kind: ReleaseKind;
  language: Language;
  state: EditionState;
  /** The open edition; `epoch` grows with every freeze and return. */
  edition: { id: string; epoch: number };
  publicStatus: PublicStatus;
  visibility: Visibility;
  template: string;
  workspace: WorkspaceView;
  owner: AgencyView;
  slots: SignatureSlot[];
  /** What this reader may do now: exactly what the server would accept. */
  actions: Action[];
  access: "read" | "write";
  /** Where they write, they change nothing of the text but propose changes. */
  suggestsOnly: boolean;
  /** The record of the text is damaged: it is shown as it last was whole, and only read. */
  isDamaged: boolean;
  /** The version under review or approved or published; null while the text is open. */
  version: VersionView | null;
  /** The version before it, for comparison. */
  previous: VersionView | null;
  contributors: { name: string; agency: AgencyView }[];
  /** Why this reader may not sign although their agency's signature is owed. */
  signBar: { reason: "four-eyes"; couldSign: string[] } | { reason: "role" } | null;
  /** The reason of the last return while the text is being revised. */
  returned: { reason: string; by: string; at: string } | null;
  /** Address of the public page once published. */
  publicUrl: string | null;
  /** Every entry of the template's checklist, in its order. */
  checklist: ChecklistEntry[];
  /** What was waved through in this edition; a frozen text says which words that was about. */
  waivers: (Waiver & { words: string | null })[];
  /** Names that the checks of the text compare with. */
  knownNames: string[];
  /** Numbers of the parties that have entered theirs, KPU first. */
  numbers: OfficeNumber[];
  /** The agency whose number this reader may enter now, with the next one by its pattern ("" without). */
  numbering: { agency: AgencyView; suggestion: string } | null;
};

/** The signed-in reader, for bars and badges. */
export type Me = {
  personId: string;
  name: string;
  title: string;
  systemAdmin: boolean;
  workspaces: {
    workspace: WorkspaceView;
    agency: AgencyView;
    agencies: AgencyView[];
    canWrite: boolean;
    /** Manages the people of their agency here. */
    canAdminister: boolean;
  }[];
};
