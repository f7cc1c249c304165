import { acceptedInvitation } from "#domain/account-inputs.ts";
import { acceptedLink, tourState } from "#domain/answers/accounts.ts";
import { tourWish } from "#domain/inputs.ts";
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
    {
      method: "post",
      path: "/me/tour",
      summary: "Closes the first tour for good, or opens it again.",
      body: tourWish,
      answer: tourState,
    },
  ],
};
