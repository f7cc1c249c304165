import {
  offeredAuthenticator,
  ownFactor,
  provenFactor,
  recoveryCodes,
} from "#domain/answers/factor.ts";
import { askedOffer, shownCode } from "#domain/factor-inputs.ts";
import { nothing } from "#domain/inputs.ts";
import type { OperationGroup } from "./operation.ts";

const SECRET = "Nothing of this request or its answer is kept, so `Idempotency-Key` is ignored.";
const HALF_OPEN = `A session that still owes its second factor may call it. ${SECRET}`;

/** Setting up the own second factor and showing it. */
export const factorCalls: OperationGroup = {
  name: "Factor",
  about:
    "An authenticator (TOTP) beside the password. `second-factor-required` names what is missing in `need`: `enrol` (offer and confirm one), `prove` (show a code in this session), `fresh` (show one again, the last one was too long ago).",
  operations: [
    {
      method: "get",
      path: "/me/factor",
      summary: "Your second factor: since when, and how many recovery codes are left.",
      answer: ownFactor,
    },
    {
      method: "post",
      path: "/me/factor/offer",
      summary: "Offers this session an authenticator; it counts once a code of it was confirmed.",
      about: HALF_OPEN,
      body: askedOffer,
      answer: offeredAuthenticator,
      refusals: ["wrong-password", "too-many-attempts", "too-busy"],
    },
    {
      method: "post",
      path: "/me/factor/confirm",
      summary: "Makes the offered authenticator yours by a code of it, and proves this session.",
      about: `Where it replaces another one, your other sessions end. ${HALF_OPEN}`,
      body: shownCode,
      answer: recoveryCodes,
      refusals: ["wrong-code", "too-many-attempts", "not-found"],
    },
    {
      method: "post",
      path: "/me/factor/prove",
      summary: "Proves this session by a code of the authenticator or a recovery code.",
      about: HALF_OPEN,
      body: shownCode,
      answer: provenFactor,
      refusals: ["wrong-code", "too-many-attempts"],
    },
    {
      method: "post",
      path: "/me/factor/recovery-codes",
      summary: "Makes ten new recovery codes; the ones before stop working.",
      about: SECRET,
      body: nothing,
      answer: recoveryCodes,
      refusals: ["not-found"],
    },
    {
      method: "post",
      path: "/me/factor/remove",
      summary: "Removes your second factor where no workspace of yours asks for one.",
      body: nothing,
      answer: ownFactor,
      refusals: ["not-found", "factor-required"],
    },
  ],
};
