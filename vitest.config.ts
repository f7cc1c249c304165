import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: [...configDefaults.exclude, "e2e/**", "bench/**", ".next/**", ".cache/**"],
    globalSetup: "db/testing-setup.ts",
    setupFiles: "server/testing-setup.ts",
    // Each worker may hold a PGlite of some 300 MB; more of them only wait for the same cores.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
