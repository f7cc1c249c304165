import { acceptedInvitation } from "#domain/account-inputs.ts";
import { acceptedAdmin, acceptedLink } from "#domain/answers/accounts.ts";
import { firstAdmin } from "#domain/inputs.ts";
import type { OperationGroup } from "./operation.ts";

export const accountCalls: OperationGroup = {
  name: "Accounts",
  about: "People and their own settings.",
  operations: [
    {
      method: "post",
      path: "/first-admin",
      summary: "Makes the first admin of a new installation with the one-time link.",
      body: firstAdmin,
      answer: acceptedAdmin,
      refusals: ["not-found"],
      open: true,
    },
    {
      method: "post",
      path: "/invitations/accept",
      summary: "Sets the password of the owner of a one-time link; the link works once.",
      body: acceptedInvitation,
      answer: acceptedLink,
      refusals: ["link-unusable", "weak-password"],
      open: true,
    },
  ],
};
