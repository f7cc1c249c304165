"use client";
import { useTranslations } from "use-intl";
import type { Gap } from "#domain/gaps.ts";

export type Difference = { value: string; added?: boolean; removed?: boolean };

/** A refusal as the API words it (problem+json), or the network's, with the same shape. */
export type Problem = {
  type: string;
  status: number;
  detail: string;
  gaps?: Gap[];
  /** Fields that are wrong, each with a code. */
  errors?: { path: string; message: string }[];
  difference?: Difference[];
};

export type Outcome<T> = { ok: true; data: T } | { ok: false; problem: Problem };

/** The command whose fate is unknown; sent again unchanged, it keeps its key and runs once. */
let unanswered: { command: string; key: string } | null = null;

export type Send = <T>(path: string, body: object) => Promise<Outcome<T>>;

/** Gives the function that sends one command to the API; its failures speak the reader's language. */
export function useCommand(): Send {
  const t = useTranslations("problems");
  return (path, body) =>
    command(path, body, { unreachable: t("unreachable"), unknown: t("unknown") });
}

type Fallbacks = { unreachable: string; unknown: string };

/** Runs once however often it is sent. Never throws. */
async function command<T>(path: string, body: object, words: Fallbacks): Promise<Outcome<T>> {
  const json = JSON.stringify(body);
  const name = `${path} ${json}`;
  const key = unanswered?.command === name ? unanswered.key : newKey();
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
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
