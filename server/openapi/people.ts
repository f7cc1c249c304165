import { z } from "zod";
import {
  changedPassword,
  changedPerson,
  changedProfile,
  endedOwnSessions,
  endedSessions,
  invitedPerson,
  leftMembership,
  newMembership,
  peopleList,
  suspension,
} from "#domain/account-inputs.ts";
import {
  changedAccount,
  endedCount,
  invitedPersonAnswer,
  listedPerson,
  newLink,
  ownProfile,
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
        "Changes title, roles, or who administers the installation; open sockets are judged anew.",
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
      summary: "Replaces your password and ends your other sessions.",
      about: SECRET,
      body: changedPassword,
      answer: endedCount,
      refusals: ["wrong-password", "weak-password"],
    },
    {
      method: "get",
      path: "/me/sessions",
      summary: "Where you are signed in.",
      answer: sessionList,
    },
    {
      method: "post",
      path: "/me/sessions/end",
      summary: "Ends one of your sessions, or all but the one that asks.",
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
