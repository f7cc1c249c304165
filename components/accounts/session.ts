/** Signing in and out over next-auth's own addresses; a page is never sent away by a failure. */

export type SignInResult = "in" | "wrong" | "too-often" | "refused" | "unreachable";

export async function signIn(email: string, password: string): Promise<SignInResult> {
  try {
    const response = await post("/api/auth/callback/credentials", { email, password });
    if (response.status === 429) return "too-often";
    const { url } = (await response.json()) as { url?: string };
    const error = url && new URL(url, window.location.href).searchParams.get("error");
    if (response.ok && !error) return "in";
    return response.status === 401 ? "wrong" : "refused";
  } catch (cause) {
    return cause instanceof TypeError ? "unreachable" : "refused";
  }
}

/** True when the session ended. */
export async function signOut(): Promise<boolean> {
  try {
    return (await post("/api/auth/signout", {})).ok;
  } catch {
    return false;
  }
}

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const csrf = await fetch("/api/auth/csrf", { headers: { accept: "application/json" } });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const body = new URLSearchParams({ ...fields, csrfToken, callbackUrl: "/naskah", json: "true" });
  return await fetch(path, { method: "POST", body });
}

/** Where to go after signing in: a path of this site, never another one. */
export function safeTarget(path: string | undefined): string {
  return path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : "/naskah";
}
