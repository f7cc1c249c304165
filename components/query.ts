import { personHeader, tellEnded } from "./session/door.ts";

/** Asks the API; null when it refuses or cannot be reached. Never throws. */
export async function ask<T>(path: string): Promise<T | null> {
  try {
    const headers = { accept: "application/json", ...personHeader() };
    const response = await fetch(path, { headers });
    if (response.status === 401) tellEnded();
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}
