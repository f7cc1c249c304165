import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  experimental: { agentUpgrade: false, authInterrupts: true },
  // One copy of each of these in the process: the entry and the pages share the database handle.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@node-rs/argon2",
    "@tiptap/y-tiptap",
    "drizzle-orm",
    "lib0",
    "pg",
    "pino",
    "prosemirror-model",
    "ws",
    "y-protocols",
    "yjs",
  ],
};

export default config;
