import { acceptedAdmin, tourState } from "#domain/answers/accounts.ts";
import { firstAdmin, tourWish } from "#domain/inputs.ts";
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
      path: "/me/tour",
      summary: "Closes the first tour for good, or opens it again.",
      body: tourWish,
      answer: tourState,
    },
  ],
};
