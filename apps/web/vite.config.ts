import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The check is built with Preact in React's place: the same components, 55 KB gzipped less, which is
 * room for the rules of several places within its budget. While developing, both entries use React.
 */
const small: Plugin = {
  name: "jucai-small",
  enforce: "pre",
  applyToEnvironment: ({ name }) => name === "check",
  resolveId(id, from) {
    const own = id.startsWith("react/jsx") ? id.replace("react/", "preact/") : undefined;
    const compat = /^react(-dom)?(\/client)?$/.test(id) ? id.replace(/^react(-dom)?/, "preact/compat") : undefined;
    const instead = own ?? compat;
    return instead === undefined ? null : this.resolve(instead, from, { skipSelf: true });
  },
};

/** One file for the component library: every page of the desk needs most of it, and it changes rarely. */
const deskLibrary = {
  name: "library",
  test: /node_modules[\\/](antd|@ant-design|@rc-component|react|react-dom|scheduler|react-router|@tanstack|dayjs)[\\/]/,
};

/**
 * One file for what every page of the portal needs: left alone, each lazily loaded page that shares a
 * part of it splits it further, and the first visit then loads five files that compress worse.
 */
const portalBase = {
  name: "base",
  test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack)[\\/]|src[\\/]lib[\\/](language|messages|client)\.|src[\\/]ui[\\/](button|states|icon|notice)\./,
};

/**
 * Three entries: the portal; the check, which shares the kit but neither router nor query library,
 * so that its scripts stay under 130 KB gzipped; and the desk, the only one with antd. Scripts and
 * styles are files, so that the server's Content-Security-Policy needs no exception but the nonce
 * of the desk, whose library writes its styles while it runs.
 */
export default defineConfig({
  root: here("."),
  plugins: [small, react()],
  build: {
    outDir: here("./dist"),
    emptyOutDir: true,
    target: "es2020",
    cssTarget: "chrome88",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: here("./index.html") },
  },
  environments: {
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [portalBase] } } } } },
    check: {
      consumer: "client",
      build: { emptyOutDir: false, copyPublicDir: false, rolldownOptions: { input: here("./check.html") } },
    },
    desk: {
      consumer: "client",
      build: {
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: { input: here("./desk.html"), output: { codeSplitting: { groups: [deskLibrary] } } },
      },
    },
  },
  builder: {
    // One after the other: the first empties the folder.
    async buildApp(builder) {
      for (const each of Object.values(builder.environments)) await builder.build(each);
    },
  },
  server: { proxy: { "/api": "http://localhost:8080" } },
});
