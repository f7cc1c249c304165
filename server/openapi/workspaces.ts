import { z } from "zod";
import {
  agencySection,
  agreementSection,
  houseSection,
  listedWorkspaces,
  newWorkspaceAnswer,
  securitySection,
  workspaceSection,
  workspaceSettings,
} from "#domain/answers/workspaces.ts";
import {
  changedAgency,
  changedAgreement,
  changedHouse,
  changedSecurity,
  changedWorkspace,
  newWorkspace,
  setup,
  workspaceList,
} from "#domain/workspace-inputs.ts";
import type { OperationGroup } from "./operation.ts";

const slug = z.string().meta({ description: "Slug of a workspace." });
const params = z.object({ slug });
const agencyParams = z.object({
  slug,
  agency: z.string().meta({ description: "Slug of an agency." }),
});
const TAG =
  "Send back the `tag` of the section as you read it: when it was changed since, nothing is stored and the answer holds the section as `current`.";
const LINKS =
  "One-time links are in this answer alone. Nothing of it is kept, so `Idempotency-Key` is ignored.";

/** Setting up, and what can be changed afterwards. */
export const workspaceCalls: OperationGroup = {
  name: "Workspaces",
  about:
    "A workspace is a regency or city with its two agencies. System admins make and change them; agency admins change the house patterns of their own agency.",
  operations: [
    {
      method: "post",
      path: "/setup",
      summary:
        "Sets up a new installation with the one-time link: the first admin, a workspace and its first people, all or nothing.",
      about: LINKS,
      body: setup,
      answer: newWorkspaceAnswer,
      refusals: ["not-found", "taken", "too-busy"],
      open: true,
    },
    {
      method: "get",
      path: "/workspaces",
      summary: "The workspaces that you administer something in, with counts.",
      query: workspaceList,
      answer: listedWorkspaces,
      refusals: ["forbidden"],
    },
    {
      method: "post",
      path: "/workspaces",
      summary: "Adds a workspace with its agencies, agreement and first people, all or nothing.",
      about: LINKS,
      body: newWorkspace,
      status: 201,
      answer: newWorkspaceAnswer,
      refusals: ["forbidden", "taken"],
    },
    {
      method: "get",
      path: "/workspaces/{slug}",
      summary: "A workspace as its settings show it.",
      params,
      answer: workspaceSettings,
      refusals: ["not-found"],
    },
    {
      method: "post",
      path: "/workspaces/{slug}",
      summary: "Changes name, slug, time zone and four-eyes of a workspace.",
      about: `${TAG} Slugs cannot change once a text was submitted.`,
      params,
      body: changedWorkspace,
      answer: workspaceSection,
      refusals: ["not-found", "forbidden", "taken", "name-fixed", "changed-meanwhile"],
    },
    {
      method: "post",
      path: "/workspaces/{slug}/security",
      summary: "Changes whether a second factor is asked for, and for how long a code counts.",
      about: TAG,
      params,
      body: changedSecurity,
      answer: securitySection,
      refusals: ["not-found", "forbidden", "changed-meanwhile"],
    },
    {
      method: "post",
      path: "/workspaces/{slug}/agreement",
      summary: "Enters or changes the cooperation agreement.",
      about: TAG,
      params,
      body: changedAgreement,
      answer: agreementSection,
      refusals: ["not-found", "forbidden", "changed-meanwhile"],
    },
    {
      method: "post",
      path: "/workspaces/{slug}/agencies/{agency}",
      summary: "Changes the names and the slug of an agency.",
      about: `${TAG} Slugs cannot change once a text was submitted.`,
      params: agencyParams,
      body: changedAgency,
      answer: agencySection,
      refusals: ["not-found", "forbidden", "taken", "name-fixed", "changed-meanwhile"],
    },
    {
      method: "post",
      path: "/workspaces/{slug}/agencies/{agency}/house",
      summary: "Changes the colour and the house patterns of an agency.",
      about: TAG,
      params: agencyParams,
      body: changedHouse,
      answer: houseSection,
      refusals: ["not-found", "forbidden", "changed-meanwhile"],
    },
  ],
};
