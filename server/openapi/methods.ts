import { GROUPS } from "./groups.ts";

const API = "/api/v1";
const READING = ["GET", "HEAD"];
/** What else a path of no call may be asked by: it is answered that it is not there. */
const ANY = [...READING, "POST", "PUT", "PATCH", "DELETE"];

type Call = { parts: string[]; methods: string[] };

const calls: Call[] = GROUPS.flatMap(({ operations }) =>
  operations.map(({ method, path }) => ({
    parts: path.split("/"),
    methods: method === "get" ? READING : [method.toUpperCase()],
  })),
);

/** The methods by which an address can be asked; null where somebody else decides. */
export function allowedMethods(path: string): readonly string[] | null {
  if (path.startsWith("/__nextjs")) return null; // pages under development
  if (path === "/bahasa") return ["POST"];
  if (path.startsWith("/api/auth/")) return [...READING, "POST"];
  if (!path.startsWith(`${API}/`)) return READING;
  const asked = path.slice(API.length).replace(/\/$/, "").split("/");
  const fitting = calls.filter(({ parts }) => fits(parts, asked));
  // Literal parts win over parameters, as in the router: what is written out is another address.
  const least = Math.min(...fitting.map(({ parts }) => openParts(parts)));
  const found = fitting.filter(({ parts }) => openParts(parts) === least);
  return found.length ? [...new Set(found.flatMap(({ methods }) => methods))] : ANY;
}

function fits(parts: readonly string[], asked: readonly string[]): boolean {
  return (
    parts.length === asked.length &&
    parts.every((part, at) => part.startsWith("{") || part === asked[at])
  );
}

function openParts(parts: readonly string[]): number {
  return parts.filter((part) => part.startsWith("{")).length;
}
