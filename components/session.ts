import { sweepCopies } from "#components/offline/copies.ts";
import { forgetOfflinePage } from "#components/offline/registration.ts";
import { tellTabs } from "#components/session/tabs.ts";

/** Signing in and out over next-auth's own addresses; a page is never sent away by a failure. */

export type SignInResult = "in" | "wrong" | "later" | "refused" | "unreachable";

type Credentials = {
  email: string;
  password: string;
  /** On a device that other people use too. */
  shared?: boolean;
};

/** Signs in; `onWait` is told in one sentence for how long, where it was tried too often or by too many. */
export async function signIn(
  { email, password, shared }: Credentials,
  onWait?: (sentence: string) => void,
): Promise<SignInResult> {
  try {
    const fields = { email, password, ...(shared ? { shared: "1" } : {}) };
    const response = await post("/api/auth/callback/credentials", fields);
    const { url, detail = "" } = (await response.json()) as { url?: string; detail?: string };
    if (response.status === 429 || response.status === 503) {
      onWait?.(detail);
      return "later";
    }
    const error = url && new URL(url, window.location.href).searchParams.get("error");
    if (response.ok && !error) return "in";
    return response.status === 401 ? "wrong" : "refused";
  } catch (cause) {
    return cause instanceof TypeError ? "unreachable" : "refused";
  }
}

/** Ends the session and leaves nothing of it in this browser; true when that was done. */
export async function signOut(): Promise<boolean> {
  try {
    if (!(await post("/api/auth/signout", {})).ok) return false;
  } catch {
    return false;
  }
  await leaveNothing().catch(() => {}); // a browser without storage has nothing to leave
  tellTabs();
  return true;
}

/** What the answer asks of browsers (`Clear-Site-Data`), also for those that are not reached by https. */
async function leaveNothing(): Promise<void> {
  await sweepCopies(null);
  await forgetOfflinePage();
  window.sessionStorage.clear();
  window.localStorage.clear();
}

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const csrf = await fetch("/api/auth/csrf", { headers: { accept: "application/json" } });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const body = new URLSearchParams({ ...fields, csrfToken, callbackUrl: "/naskah", json: "true" });
  return await fetch(path, { method: "POST", body });
}

/** Where to go after signing in: a path of this site as a header can hold it, never another one. */
export function safeTarget(path: string | undefined): string {
  return path && /^\/(?!\/)[!-[\]-~]*$/.test(path) ? path : "/naskah";
}
