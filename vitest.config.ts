import { join } from "node:path";
import { defineConfig } from "vitest/config";

// Programs that tests start again and again are stripped of their types and compiled once.
process.env["NODE_COMPILE_CACHE"] ??= join(import.meta.dirname, "node_modules/.cache/compiled");

/**
 * Three kinds of tests. `unit` is pure; `server` starts one real PostgreSQL for the
 * whole run; `browser` drives a real Chromium, three files at a time.
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
          // Nothing is kept in modules here either: what one file compiled and warmed up, the next one uses.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "server",
          include: ["apps/server/**/*.test.ts"],
          globalSetup: ["apps/server/test/start-postgres.ts"],
          // Each file has a database of its own and keeps nothing in modules, so they share what is read and compiled:
          // that was nearly half of the time.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["apps/web/test/**/*.test.ts"],
          globalSetup: ["apps/web/test/build.ts"],
          // A page mostly waits, for its server or for a field to settle: three at a time fill two cores.
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // As long as a page is waited for: a busy machine is slow, not wrong.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
    exclude: ["**/node_modules/**", "**/dist/**"],
  },
});
