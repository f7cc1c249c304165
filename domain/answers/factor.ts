import { z } from "zod";
import { moment } from "./parts.ts";

const left = z.int().min(0).meta({ description: "Recovery codes that were not used yet." });

export const ownFactor = z
  .strictObject({
    since: moment.nullable().meta({ description: "Null while there is no authenticator." }),
    recoveryCodesLeft: left,
    required: z.boolean().meta({ description: "A workspace of yours asks for it." }),
  })
  .meta({ id: "SecondFactor" });
export type OwnFactor = z.output<typeof ownFactor>;

export const offeredAuthenticator = z.strictObject({
  secret: z.string().meta({ description: "Base32, for TOTP: SHA-1, 6 digits, 30 seconds." }),
  uri: z.string().meta({ description: "The same as an `otpauth:` address, for a QR code." }),
});
export type OfferedAuthenticator = z.output<typeof offeredAuthenticator>;

export const recoveryCodes = z.strictObject({
  recoveryCodes: z.array(z.string()).meta({ description: "Shown once: only hashes are kept." }),
});
export type RecoveryCodes = z.output<typeof recoveryCodes>;

export const provenFactor = z.strictObject({
  by: z.enum(["totp", "recovery"]).meta({ description: "What the code was." }),
  recoveryCodesLeft: left,
});
export type ProvenFactor = z.output<typeof provenFactor>;
