/**
 * Every expected "no", by stable name: the API's problem type is `/problems/<reason>`, the words
 * are messages under `refusals.<reason>`, the status is here.
 */
export const REFUSALS = {
  "sign-in-required": 401,
  "bad-origin": 403,
  "not-found": 404,
  forbidden: 403,
  "not-a-party": 403,
  role: 403,
  "not-submitter-agency": 403,
  "four-eyes": 403,
  "wrong-state": 409,
  "already-signed": 409,
  "signatures-missing": 409,
  "version-moved": 409,
  "not-built": 409,
  "request-running": 409,
  "invalid-content": 409,
  incomplete: 422,
  "invalid-input": 422,
  "key-reused": 422,
  taken: 409,
  "changed-meanwhile": 409,
  "name-fixed": 409,
  "last-admin": 409,
  "own-account": 403,
  "member-elsewhere": 403,
  "already-member": 409,
  "only-membership": 409,
  "account-state": 409,
  "wrong-password": 422,
  "not-assignable": 422,
  "weak-password": 422,
  "link-unusable": 410,
  "malformed-json": 400,
  "unsupported-media-type": 415,
  "too-large": 413,
  "method-not-allowed": 405,
} as const;

export type Reason = keyof typeof REFUSALS;
