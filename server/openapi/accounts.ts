import { acceptedInvitation } from "#domain/account-inputs.ts";
import { acceptedLink } from "#domain/answers/accounts.ts";
import type { OperationGroup } from "./operation.ts";

export const accountCalls: OperationGroup = {
  name: "Accounts",
  about: "People and their own settings.",
  operations: [
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
