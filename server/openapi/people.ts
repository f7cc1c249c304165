import { z } from "zod";
import {
  changedPassword,
  changedPerson,
  changedProfile,
  deletion,
  endedOwnSessions,
  endedSessions,
  handOver,
  invitedPerson,
  leftMembership,
  newAddress,
  newMembership,
  peopleList,
  suspension,
} from "#domain/account-inputs.ts";
import {
  askedAddress,
  changedAccount,
  endedCount,
  factorRemoval,
  handedOver,
  invitedPersonAnswer,
  listedPerson,
  newLink,
  openWork,
  ownProfile,
  ownSession,
  peoplePage,
  sessionList,
  tourState,
} from "#domain/answers/accounts.ts";
import { id } from "#domain/answers/parts.ts";
import { nothing, tourWish } from "#domain/inputs.ts";
import type { OperationGroup } from "./operation.ts";

const params = z.object({
  id: id.meta({ description: "A person. A malformed id is not found." }),
});
const SECRET = "Nothing of this request or its answer is kept, so `Idempotency-Key` is ignored.";

/** People of an agency, for those who manage it. */
export const peopleCalls: OperationGroup = {
  name: "People",
  about:
    "Accounts, for admins: an agency admin manages the people of that agency, a system admin everybody. Nobody acts on their own account here.",
  operations: [
    {
      method: "get",
      path: "/people",
      summary:
        "Lists the accounts that you manage: who works here, who is invited, who is suspended.",
      query: peopleList,
      answer: peoplePage,
      refusals: ["forbidden"],
    },
    {
      method: "post",
      path: "/people",
      summary: "Makes an account in an agency and the one-time link with which its owner joins.",
      about: SECRET,
      body: invitedPerson,
      status: 201,
      answer: invitedPersonAnswer,
      refusals: ["not-found", "taken"],
    },
    { method: "get", path: "/people/{id}", summary: "One account.", params, answer: listedPerson },
    {
      method: "post",
      path: "/people/{id}/change",
      summary:
        "Changes title, roles, or who administers the installation; open sockets are judged anew, and becoming or ceasing to be a system admin ends the person's sessions.",
      params,
      body: changedPerson,
      answer: changedAccount,
      refusals: ["forbidden", "own-account", "member-elsewhere", "last-admin"],
    },
    {
      method: "post",
      path: "/people/{id}/suspend",
      summary: "Locks somebody out: all sessions, sockets and unused links end at once.",
      params,
      body: suspension,
      answer: changedAccount,
      refusals: ["own-account", "member-elsewhere", "last-admin", "account-state"],
    },
    {
      method: "post",
      path: "/people/{id}/restore",
      summary: "Lets a suspended person in again, with the password that they had.",
      params,
      body: nothing,
      answer: changedAccount,
      refusals: ["own-account", "member-elsewhere", "account-state"],
    },
    {
      method: "post",
      path: "/people/{id}/delete",
      summary:
        "Deletes the account for good; what the person wrote and signed stays, with their name.",
      params,
      body: deletion,
      answer: changedAccount,
      refusals: ["own-account", "member-elsewhere", "last-admin"],
    },
    {
      method: "get",
      path: "/people/{id}/open-work",
      summary:
        "How many texts that are not over somebody has, by workspace, and who could take them.",
      params,
      answer: openWork,
      refusals: ["own-account"],
    },
    {
      method: "post",
      path: "/people/{id}/hand-over",
      summary:
        "Gives the open texts of somebody in a workspace to one colleague, who is told by mail.",
      params,
      body: handOver,
      answer: handedOver,
      refusals: ["own-account", "not-assignable"],
    },
    {
      method: "post",
      path: "/people/{id}/link",
      summary: "Makes a new one-time link; the old password works until a new one is set with it.",
      about: SECRET,
      params,
      body: nothing,
      answer: newLink,
      refusals: ["own-account", "member-elsewhere", "account-state"],
    },
    {
      method: "post",
      path: "/people/{id}/remove-factor",
      summary: "Consents to taking a lost authenticator away; with the second admin it is gone.",
      about:
        "Two different admins within 24 hours. Afterwards the person's sessions have ended and their recovery codes are void.",
      params,
      body: nothing,
      answer: factorRemoval,
      refusals: ["own-account", "member-elsewhere", "account-state"],
    },
    {
      method: "post",
      path: "/people/{id}/join",
      summary: "Gives somebody a place in one more workspace; for system admins.",
      params,
      body: newMembership,
      answer: changedAccount,
      refusals: ["forbidden", "own-account", "already-member"],
    },
    {
      method: "post",
      path: "/people/{id}/leave",
      summary: "Takes somebody out of an agency; it cannot be their only one.",
      params,
      body: leftMembership,
      answer: changedAccount,
      refusals: ["own-account", "only-membership", "last-admin"],
    },
    {
      method: "get",
      path: "/people/{id}/sessions",
      summary: "Where somebody is signed in now.",
      params,
      answer: sessionList,
      refusals: ["own-account", "member-elsewhere"],
    },
    {
      method: "post",
      path: "/people/{id}/sessions/end",
      summary: "Ends one session of somebody, or all of them when none is named.",
      params,
      body: endedSessions,
      answer: endedCount,
      refusals: ["own-account", "member-elsewhere"],
    },
  ],
};

/** One's own account. */
export const meCalls: OperationGroup = {
  name: "Me",
  about: "Your own account.",
  operations: [
    { method: "get", path: "/me", summary: "Your profile.", answer: ownProfile },
    {
      method: "post",
      path: "/me/profile",
      summary: "Changes name, title, language or theme; signatures keep what they were given with.",
      body: changedProfile,
      answer: ownProfile,
    },
    {
      method: "post",
      path: "/me/password",
      summary:
        "Replaces your password, ends your other sessions and renews the cookie of this one.",
      about: SECRET,
      body: changedPassword,
      answer: endedCount,
      refusals: ["wrong-password", "weak-password", "too-many-attempts", "too-busy"],
    },
    {
      method: "post",
      path: "/me/address",
      summary:
        "Asks for another address to sign in with; a letter to it brings the link to confirm it.",
      about: SECRET,
      body: newAddress,
      answer: askedAddress,
      refusals: ["wrong-password", "taken", "too-many-attempts", "too-busy"],
    },
    {
      method: "get",
      path: "/me/sessions",
      summary: "Where you are signed in.",
      answer: sessionList,
    },
    {
      method: "get",
      path: "/me/session",
      summary: "When your session ends, and what it still owes; asking does not keep it alive.",
      answer: ownSession,
    },
    {
      method: "post",
      path: "/me/session/extend",
      summary: "Keeps your session alive, as every POST does.",
      body: nothing,
      answer: ownSession,
    },
    {
      method: "post",
      path: "/me/sessions/end",
      summary: "Ends one of your sessions, all but the one that asks, or all.",
      body: endedOwnSessions,
      answer: endedCount,
      refusals: ["not-found"],
    },
    {
      method: "post",
      path: "/me/tour",
      summary: "Closes the first tour for good, or opens it again.",
      body: tourWish,
      answer: tourState,
    },
  ],
};
