import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Two entries that share the kit but not the router and query libraries: the portal, and the
 * check, whose script budget is 130 KB gzipped. Scripts and styles are files only, so that the
 * server's Content-Security-Policy needs no exception.
 */
export default defineConfig({
  root: here("."),
  plugins: [react()],
  build: {
    outDir: here("./dist"),
    emptyOutDir: true,
    target: "es2020",
    cssTarget: "chrome88",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: { portal: here("./index.html"), check: here("./check.html") } },
  },
  server: { proxy: { "/api": "http://localhost:8080" } },
});
