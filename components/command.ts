"use client";
import { useTranslations } from "use-intl";
import type { SentProposal } from "#domain/answers/suggesters.ts";
import type { CheckRule } from "#domain/checks/finding.ts";
import type { Gap } from "#domain/gaps.ts";
import { useProof } from "./proof.ts";
import { personHeader, untilBack } from "./session/door.ts";

export type Difference = { value: string; added?: boolean; removed?: boolean };

/** A refusal as the API words it (problem+json), or the network's, with the same shape. */
export type Problem = {
  type: string;
  status: number;
  detail: string;
  gaps?: Gap[];
  /** Findings of the text checks that stop a submit. */
  findings?: { rule: CheckRule; mark: string; words: string }[];
  /** Proposals that nobody has decided on. */
  proposals?: SentProposal[];
  /** Fields that are wrong, each with a code. */
  errors?: { path: string; message: string }[];
  difference?: Difference[];
  /** What a session still has to show. */
  need?: "enrol" | "prove" | "fresh";
};

export type Outcome<T> = { ok: true; data: T } | { ok: false; problem: Problem };

/** The command whose fate is unknown; sent again unchanged, it keeps its key and runs once. */
let unanswered: { command: string; key: string } | null = null;

export type Send = <T>(path: string, body: object) => Promise<Outcome<T>>;

/**
 * Gives the function that sends one command to the API; its failures speak the reader's language.
 * Where the session is over or the server wants to see a code first, the person is asked in place and
 * the command is sent again; whoever would rather not gets the refusal.
 */
export function useCommand(): Send {
  const t = useTranslations("problems");
  const askForProof = useProof();
  return async <T>(path: string, body: object) => {
    const words = { unreachable: t("unreachable"), unknown: t("unknown") };
    const json = JSON.stringify(body);
    const name = `${path} ${json}`;
    const key = unanswered?.command === name ? unanswered.key : newKey();
    const sent = { path, json, name, key };
    let outcome = await command<T>(sent, words);
    if (isSignedOut(outcome) && (await untilBack())) outcome = await command<T>(sent, words);
    if (outcome.ok || !needsProof(outcome.problem) || !(await askForProof())) return outcome;
    return command<T>(sent, words);
  };
}

function isSignedOut(outcome: Outcome<unknown>): boolean {
  return !outcome.ok && reasonOf(outcome.problem) === "sign-in-required";
}

function needsProof(problem: Problem): boolean {
  return reasonOf(problem) === "second-factor-required" && problem.need === "fresh";
}

type Sent = { path: string; json: string; name: string; key: string };
type Fallbacks = { unreachable: string; unknown: string };

/** Runs once however often it is sent. Never throws. */
async function command<T>(sent: Sent, words: Fallbacks): Promise<Outcome<T>> {
  const { path, json, name, key } = sent;
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key, ...personHeader() },
      body: json,
    });
    const data: unknown = await response.json().catch(() => null);
    unanswered = response.status >= 500 ? { command: name, key } : null;
    if (response.ok) return { ok: true, data: data as T };
    return { ok: false, problem: problemOf(response.status, data, words) };
  } catch {
    unanswered = { command: name, key };
    return { ok: false, problem: problemOf(0, null, words) };
  }
}

export function reasonOf(problem: Problem): string {
  return problem.type.split("/").at(-1) ?? "";
}

function problemOf(status: number, data: unknown, words: Fallbacks): Problem {
  const fallback = status === 0 ? words.unreachable : words.unknown;
  const given = typeof data === "object" && data !== null ? (data as Partial<Problem>) : {};
  return {
    ...given,
    status,
    type: given.type ?? (status === 0 ? "/problems/unreachable" : "/problems/unknown"),
    detail: given.detail || fallback,
  };
}

/** `crypto.randomUUID` exists only in secure contexts; an office network may be plain http. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
