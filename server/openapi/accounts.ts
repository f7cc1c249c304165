import { acceptedInvitation } from "#domain/account-inputs.ts";
import { invitationAccepted } from "#domain/answers/accounts.ts";
import type { Operation } from "./operation.ts";

/** Calls about people and their accounts. */
export const accountOperations: readonly Operation[] = [
  {
    method: "post",
    path: "/invitations/accept",
    summary: "Sets the password of the owner of a one-time link; the link works once.",
    body: acceptedInvitation,
    answer: invitationAccepted,
    refusals: ["link-unusable", "weak-password"],
    open: true,
  },
];
