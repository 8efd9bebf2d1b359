import { defineConfig } from "vitest/config";

/**
 * Three kinds of tests. `unit` is pure; `server` starts one real PostgreSQL for the
 * whole run; `browser` drives a real Chromium, one page after the other.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "packages/**/*.test.ts",
            "apps/cli/**/*.test.ts",
            "apps/web/src/**/*.test.{ts,tsx}",
            "tools/**/*.test.ts",
          ],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "server",
          include: ["apps/server/**/*.test.ts"],
          globalSetup: ["apps/server/test/start-postgres.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["apps/web/test/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
    exclude: ["**/node_modules/**", "**/dist/**"],
  },
});
