"use client";
import { createContext, use } from "react";

/** Asks the person for a code, in place; true once it was shown, false when they would rather not. */
export type AskForProof = () => Promise<boolean>;

/** Without a provider nobody can be asked. */
export const ProofContext = createContext<AskForProof>(async () => false);

export function useProof(): AskForProof {
  return use(ProofContext);
}
