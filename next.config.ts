import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  experimental: { agentUpgrade: false, authInterrupts: true },
  // Their names hold a hash of what is in them.
  headers: async () => [
    {
      source: "/gaya/:file",
      headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }],
    },
  ],
  // No page has a picture of its own; what would resize them could be asked for any address.
  images: { unoptimized: true },
  turbopack: {
    resolveAlias: {
      "next/dist/compiled/buffer": { browser: "./components/editor/no-buffer.ts" },
      "use-intl/format-message": {
        browser: "use-intl/format-message/format-only",
        default: "./messages/format-message.ts",
      },
    },
  },
  // One copy of each of these in the process: the entry and the pages share the database handle.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@node-rs/argon2",
    "@tiptap/y-tiptap",
    "drizzle-orm",
    "fontkit",
    "ioredis",
    "lib0",
    "pdfkit",
    "pg",
    "pino",
    "prosemirror-model",
    "rate-limiter-flexible",
    "ws",
    "y-protocols",
    "yjs",
  ],
};

export default config;
