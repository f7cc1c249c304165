import { z } from "zod";
import { DEFAULT_LIMITS, type Limits } from "#domain/limits.ts";

const flag = z
  .enum(["0", "1", ""])
  .default("0")
  .transform((value) => value === "1");

const schema = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("development"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((value) => new URL(value).origin)
    .optional(),
  TRUST_PROXY: flag,
  SINERGI_DATA: z.string().min(1).default("./data"),
  SINERGI_SECRET: z.string().min(32, "at least 32 characters").optional(),
  SINERGI_DEMO_PEOPLE: z.coerce.number().int().min(0).max(2000).default(0),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  METRICS_TOKEN: z.string().min(16, "at least 16 characters").optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export type Env = z.output<typeof schema> & { limits: Limits };

/**
 * The environment, checked once; the only reader of `process.env`. Throws one error that lists
 * every variable that is wrong. An empty variable counts as absent.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  const limits = readLimits(given, problems);
  if (!parsed.success || problems.length) {
    throw new Error(`Lingkungan tidak sah – ${problems.join("; ")}`);
  }
  return { ...parsed.data, limits };
}

/** The environment of a program that this one starts, with what it is to know besides. */
export function environmentWith(more: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}

/** `frameBytes` is `SINERGI_LIMIT_FRAME_BYTES`, and so on for every limit. */
function readLimits(source: Record<string, string | undefined>, problems: string[]): Limits {
  const limits = { ...DEFAULT_LIMITS };
  for (const name of Object.keys(limits) as (keyof Limits)[]) {
    const variable = `SINERGI_LIMIT_${name.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`;
    const value = source[variable];
    if (value === undefined) continue;
    const number = Number(value);
    if (Number.isInteger(number) && number > 0) limits[name] = number;
    else problems.push(`${variable}: a whole number above 0`);
  }
  return limits;
}
