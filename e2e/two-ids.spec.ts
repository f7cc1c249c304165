import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { joined } from "./newcomers.ts";
import { Program } from "./program.ts";

test.describe.configure({ retries: 0 });

/** What the requests of this table may name; `ours` is the asker's, `theirs` is not. */
type Ids = {
  release: { ours: string; theirs: string };
  version: { ours: { id: string; sha256: string }; theirs: { id: string; sha256: string } };
  person: { ours: string; theirs: string };
  session: { theirs: string };
};
type Row = {
  what: string;
  who: "editor" | "admin";
  send: (ids: Ids) => [path: string, body: unknown];
  status: number;
};

const sign = ({ id, sha256 }: { id: string; sha256: string }) => ({ versionId: id, sha256 });
const place = { workspace: "contoh", agency: "kpu" };

/** Two ids each, of which the second is not the asker's to name. */
const TABLE: Row[] = [
  {
    what: "signing one's release with the version of another",
    who: "editor",
    send: ({ release, version }) => [`/releases/${release.ours}/sign`, sign(version.theirs)],
    status: 404,
  },
  {
    what: "signing a foreign release with a version of one's own",
    who: "editor",
    send: ({ release, version }) => [`/releases/${release.theirs}/sign`, sign(version.ours)],
    status: 404,
  },
  {
    what: "giving one's release to somebody of another workspace",
    who: "editor",
    send: ({ release, person }) => [`/releases/${release.ours}/plan`, { assignee: person.theirs }],
    status: 422,
  },
  {
    what: "giving one's release to an id that is nobody's",
    who: "editor",
    send: ({ release }) => [`/releases/${release.ours}/plan`, { assignee: randomUUID() }],
    status: 422,
  },
  {
    what: "planning a foreign release for oneself",
    who: "editor",
    send: ({ release, person }) => [`/releases/${release.theirs}/plan`, { assignee: person.ours }],
    status: 404,
  },
  {
    what: "starting a release in a workspace of others",
    who: "editor",
    send: () => ["/releases", { workspace: "jepara", kind: "siaran_pers", title: "Titipan" }],
    status: 404,
  },
  {
    what: "starting a release with a party that the workspace does not have",
    who: "editor",
    send: () => [
      "/releases",
      { workspace: "contoh", kind: "siaran_pers", title: "Titipan", parties: ["kpu", "dinas"] },
    ],
    status: 422,
  },
  {
    what: "starting a release for the other agency alone",
    who: "editor",
    send: () => [
      "/releases",
      { workspace: "contoh", kind: "siaran_pers", title: "Titipan", parties: ["kominfo"] },
    ],
    status: 422,
  },
  {
    what: "giving one's own people roles in the other agency",
    who: "admin",
    send: ({ person }) => [
      `/people/${person.ours}/change`,
      { memberships: [{ ...place, agency: "kominfo", roles: ["editor"] }] },
    ],
    status: 404,
  },
  {
    what: "giving one's own people roles in another workspace",
    who: "admin",
    send: ({ person }) => [
      `/people/${person.ours}/change`,
      { memberships: [{ ...place, workspace: "jepara", roles: ["editor"] }] },
    ],
    status: 404,
  },
  {
    what: "changing one's own people and a stranger's place in one request",
    who: "admin",
    send: ({ person }) => [
      `/people/${person.ours}/change`,
      {
        memberships: [
          { ...place, roles: ["writer"] },
          { workspace: "jepara", agency: "kpu", roles: ["editor"] },
        ],
      },
    ],
    status: 404,
  },
  {
    what: "letting one's own people join another workspace",
    who: "admin",
    send: ({ person }) => [
      `/people/${person.ours}/join`,
      { workspace: "jepara", agency: "kpu", roles: ["writer"] },
    ],
    status: 403,
  },
  {
    what: "taking a stranger out of one's own agency",
    who: "admin",
    send: ({ person }) => [`/people/${person.theirs}/leave`, place],
    status: 404,
  },
  {
    what: "ending a stranger's session under the name of one's own people",
    who: "admin",
    send: ({ person, session }) => [
      `/people/${person.ours}/sessions/end`,
      { session: session.theirs },
    ],
    status: 404,
  },
  {
    what: "ending a stranger's session as one's own",
    who: "editor",
    send: ({ session }) => ["/me/sessions/end", { session: session.theirs }],
    status: 404,
  },
  {
    what: "inviting into the other agency",
    who: "admin",
    send: () => [
      "/people",
      { ...place, agency: "kominfo", email: "x@y.test", name: "X", title: "", roles: ["writer"] },
    ],
    status: 404,
  },
  {
    what: "changing the house of the other agency by way of one's own workspace",
    who: "admin",
    send: () => [
      "/workspaces/contoh/agencies/kominfo/house",
      {
        colour: "biru",
        city: "",
        site: "",
        dateline: "",
        closing: "",
        endMark: "",
        numberPattern: "",
        tag: "lama",
      },
    ],
    status: 403,
  },
];

type Listed = { items: { id: string }[] };
type Release = { version: { id: string; sha256: string } | null };

async function frozen(program: Program, workspace: string) {
  const path = `/releases?workspace=${workspace}&state=ditinjau`;
  const { body } = await program.call<Listed>("GET", path);
  const release = body.items[0]?.id ?? "";
  const { body: whole } = await program.call<Release>("GET", `/releases/${release}`);
  return { release, version: whole.version ?? { id: "", sha256: "" } };
}

test("[A9] two ids in one request are both authorised", async ({ baseURL }) => {
  const origin = baseURL ?? "";
  const idOf = async (one: Program) => (await one.call<{ id: string }>("GET", "/me")).body.id;
  const { admin, id, self: editor } = await joined(origin, "writer", "editor");
  const stranger = await Program.signedIn(origin, "redaktur@kpu.jepara.test");
  const theirs = await Program.signedIn(origin, "penulis@kpu.contoh.test");
  const ours = await frozen(editor, "contoh");
  const wish = { workspace: "jepara", kind: "siaran_pers", title: "Milik Jepara" };
  const foreign = (await stranger.call<{ id: string }>("POST", "/releases", wish)).body.id;
  const other = await editor.call<Listed>("GET", "/releases?workspace=contoh&state=ditinjau");
  const second = other.body.items[1]?.id ?? "";
  const version = (await editor.call<Release>("GET", `/releases/${second}`)).body.version;
  const sessions = await theirs.call<Listed>("GET", "/me/sessions");
  const ids: Ids = {
    release: { ours: ours.release, theirs: foreign },
    version: { ours: ours.version, theirs: version ?? { id: "", sha256: "" } },
    person: { ours: id, theirs: await idOf(stranger) },
    session: { theirs: sessions.body.items[0]?.id ?? "" },
  };
  expect(JSON.stringify(ids)).not.toContain('""');
  const state = async () => {
    const seen = ["/releases?limit=100", "/people", `/people/${id}`, "/workspaces/contoh"];
    const answers = seen.map((path) => admin.call("GET", path));
    const texts = [ours.release, second].map((one) => editor.call("GET", `/releases/${one}`));
    const strange = [stranger.call("GET", `/releases/${foreign}`), theirs.call("GET", "/me")];
    const all = await Promise.all([...answers, ...texts, ...strange]);
    return JSON.stringify(all.map(({ status, body }) => [status, body])).replace(
      /"lastS[^,]*,/g,
      "",
    );
  };
  const before = await state();
  for (const { what, who, send, status } of TABLE) {
    const [path, body] = send(ids);
    const answer = await (who === "admin" ? admin : editor).call("POST", path, body);
    expect(answer.status, `${what}: ${JSON.stringify(answer.body)}`).toBe(status);
  }
  expect(await state()).toBe(before);
});
