import { z } from "zod";
import {
  checkedList,
  createdRelease,
  enteredNumber,
  published,
  releasePage,
  reopened,
  sentAuthorship,
  sentRelease,
  signed,
  signedVersion,
  storedText,
  submittedVersion,
  waivedFindings,
} from "#domain/answers/releases.ts";
import { FILE_TYPES } from "#domain/files/sheet.ts";
import {
  checklistTick,
  checkWaiver,
  fileQuery,
  newRelease,
  nothing,
  officeNumber,
  releaseList,
  returnReason,
  signature,
} from "#domain/inputs.ts";
import { UNBUILT_ACTIONS } from "#domain/workflow.ts";
import type { Operation, OperationGroup } from "./operation.ts";

const operations: readonly Operation[] = [
  {
    method: "get",
    path: "/releases",
    summary: "Lists the releases that you may read, newest change first.",
    about: "Filters combine. A release that changes while you page through moves to the front.",
    query: releaseList,
    answer: releasePage,
  },
  {
    method: "post",
    path: "/releases",
    summary: "Starts a release; its text comes from the template.",
    about:
      "Your own agency is always a party. A text of one agency starts hidden from the other one unless `visibility` is `workspace`; a joint one is for the whole workspace from the start.",
    body: newRelease,
    status: 201,
    answer: createdRelease,
    refusals: ["not-found", "role"],
  },
  {
    method: "get",
    path: "/releases/{id}",
    summary: "A release: its state, its version, who wrote it, and what you may do with it now.",
    answer: sentRelease,
  },
  {
    method: "get",
    path: "/releases/{id}/text",
    summary: "The text as it is stored now, to read; it is written over the socket.",
    about: "For places from which the socket cannot be reached. Typed words are in it once stored.",
    answer: storedText,
    refusals: ["invalid-content"],
  },
  {
    method: "get",
    path: "/releases/{id}/file",
    summary: "A release as a file: the text as stored now, or a frozen version.",
    about:
      "A text that not all have signed says so at its head; a version ends with its signatures and its hash. Words around the text are in its own language.",
    query: fileQuery,
    answer: null,
    files: Object.values(FILE_TYPES).map(({ type }) => type.split(";", 1)[0] ?? type),
    refusals: ["invalid-content"],
  },
  {
    method: "get",
    path: "/releases/{id}/authorship",
    summary: "Who wrote which words of the body.",
    about:
      "By what each person's own session stored: breaking a line, making a list of it or moving it does not make it one's own.",
    answer: sentAuthorship,
    refusals: ["damaged-log"],
  },
  {
    method: "get",
    path: "/releases/{id}/versions/{number}",
    summary: "A frozen version with the exact string that is hashed and its signatures.",
    answer: signedVersion,
  },
  {
    method: "post",
    path: "/releases/{id}/checklist",
    summary: "Checks an entry of the template's checklist, or takes the check away.",
    about: "A check is everybody's. What is not checked is a warning and never stops a submit.",
    body: checklistTick,
    answer: checkedList,
    refusals: ["wrong-state"],
  },
  {
    method: "post",
    path: "/releases/{id}/checks",
    summary: "Waves a finding of the text checks through with a reason, or takes that back.",
    about:
      "A waiver is everybody's and lasts while the words of the finding stay as they are. `reason: null` takes it back. Open places and empty fields are filled in instead.",
    body: checkWaiver,
    answer: waivedFindings,
    refusals: ["wrong-state"],
  },
  {
    method: "post",
    path: "/releases/{id}/number",
    summary: "Enters, or corrects, the number that your agency has given a signed text.",
    about:
      "It comes from your agency's own register, is unique there in the year of its signature, and is not part of the hash.",
    body: officeNumber,
    answer: enteredNumber,
    refusals: ["not-a-party", "role", "wrong-state", "taken"],
  },
  {
    method: "post",
    path: "/releases/{id}/submit",
    summary: "Freezes the text: cuts a version, which both agencies then sign.",
    body: nothing,
    answer: submittedVersion,
    refusals: [
      "suggests-only",
      "proposals-open",
      "not-a-party",
      "role",
      "wrong-state",
      "incomplete",
      "checks-open",
      "invalid-content",
      "damaged-log",
    ],
  },
  {
    method: "post",
    path: "/releases/{id}/return",
    summary: "Sends a text back with a reason; it can be written again.",
    body: returnReason,
    answer: reopened,
    refusals: ["not-a-party", "role", "wrong-state"],
  },
  {
    method: "post",
    path: "/releases/{id}/takeback",
    summary: "Takes back a text that your own agency submitted.",
    body: nothing,
    answer: reopened,
    refusals: ["not-a-party", "role", "wrong-state", "not-submitter-agency"],
  },
  {
    method: "post",
    path: "/releases/{id}/sign",
    summary: "Signs, for your agency, exactly the version and hash that you name.",
    about:
      "Whoever wrote the text may not sign it. When another version is under review by now, nothing is signed and the answer holds the difference.",
    body: signature,
    answer: signed,
    refusals: [
      "not-a-party",
      "role",
      "wrong-state",
      "already-signed",
      "four-eyes",
      "version-moved",
    ],
  },
  {
    method: "post",
    path: "/releases/{id}/publish",
    summary: "Publishes the fully signed version.",
    body: nothing,
    answer: published,
    refusals: ["not-a-party", "role", "wrong-state", "signatures-missing"],
  },
  {
    method: "post",
    path: "/releases/{id}/{action}",
    summary: "Actions that are not built yet: refused by name, never accepted and ignored.",
    params: z.object({
      action: z.enum(UNBUILT_ACTIONS).meta({ description: "What will be possible one day." }),
    }),
    answer: null,
    refusals: ["not-built"],
  },
];

export const releaseCalls: OperationGroup = {
  name: "Releases",
  about: "Texts, from the draft to the publication. For signed-in writers and editors.",
  operations,
};
