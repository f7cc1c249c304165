import { z } from "zod";
import { DEFAULT_LIMITS, type Limits, problemsOf, variableOf } from "#domain/limits.ts";

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
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .max(300)
    .regex(/^([^<>@\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/, "an address, or a name and <address>")
    .optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SINERGI_S3_URL: z
    .url({ protocol: /^https?$/ })
    .refine((value) => {
      const { username, password, pathname } = new URL(value);
      return username && password && /^\/[^/]/.test(pathname);
    }, "https://key:secret@host/bucket")
    .optional(),
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

/** What an environment allows although it is most likely a mistake, in sentences for the operator. */
export function warningsOf({ PUBLIC_URL, TRUST_PROXY, DATABASE_URL, ...env }: Env): string[] {
  const warnings: string[] = [];
  if (PUBLIC_URL?.startsWith("https:") && !TRUST_PROXY) {
    warnings.push(
      "PUBLIC_URL memakai https tanpa TRUST_PROXY=1: semua orang tampak datang dari proksi, dan percobaan masuk yang gagal dari satu orang menahan semua.",
    );
  }
  if (DATABASE_URL && env.REDIS_URL && !env.SMTP_URL) {
    warnings.push(
      "REDIS_URL tanpa SMTP_URL: setiap surat menjadi berkas di node yang mengirimnya, dan node lain tidak menampilkannya.",
    );
  }
  if (DATABASE_URL && env.REDIS_URL && !env.SINERGI_S3_URL) {
    warnings.push(
      "REDIS_URL tanpa SINERGI_S3_URL: gambar disimpan di folder SINERGI_DATA, jadi folder itu harus sama untuk semua node.",
    );
  }
  return warnings;
}

/** The environment of a program that this one starts, with what it is to know besides. */
export function environmentWith(more: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}

/** Every limit that is set, over its default; what cannot be is added to the problems. */
function readLimits(source: Record<string, string | undefined>, problems: string[]): Limits {
  const limits = { ...DEFAULT_LIMITS };
  for (const name of Object.keys(limits) as (keyof Limits)[]) {
    const value = source[variableOf(name)];
    if (value !== undefined) limits[name] = Number(value);
  }
  problems.push(...problemsOf(limits));
  return limits;
}
