/**
 * What the log may say about an error: its kind, its code and where it was thrown. Messages of
 * database errors carry the parameters of the query, which here are people's words.
 */
export function faultOf(error: unknown): { fault: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { fault: typeof error };
  const at = error.stack?.split("\n").find((line) => line.startsWith("    at "));
  const code = codeOf(error) ?? codeOf(error.cause);
  return { fault: error.name, ...(code ? { code } : {}), ...(at ? { at: at.trim() } : {}) };
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}
