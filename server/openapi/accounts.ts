import { z } from "zod";
import { acceptedInvitation, confirmedAddress, forgottenPassword } from "#domain/account-inputs.ts";
import { acceptedLink, asked, changedAddress, letterText } from "#domain/answers/accounts.ts";
import { id } from "#domain/answers/parts.ts";
import { nothing } from "#domain/inputs.ts";
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
      refusals: ["link-unusable", "weak-password", "too-busy"],
      open: true,
    },
    {
      method: "post",
      path: "/password/forgotten",
      summary: "Sends a link for a new password to the owner of an address; at most three an hour.",
      about: "The answer is the same, after the same time, whether or not there is an account.",
      body: forgottenPassword,
      answer: asked,
      open: true,
    },
    {
      method: "post",
      path: "/address/confirm",
      summary: "Makes the address of a one-time link the one that its owner signs in with.",
      body: confirmedAddress,
      answer: changedAddress,
      refusals: ["link-unusable", "taken"],
      open: true,
    },
    {
      method: "post",
      path: "/letters/{id}/read",
      summary: "What a letter says that was kept because no mail server is set; for system admins.",
      about:
        "The record keeps who read which. Nothing of the answer is kept, so `Idempotency-Key` is ignored.",
      params: z.object({ id: id.meta({ description: "A letter. A malformed id is not found." }) }),
      body: nothing,
      answer: letterText,
      refusals: ["forbidden"],
    },
  ],
};
