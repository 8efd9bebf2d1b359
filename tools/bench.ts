/**
 * `npm run bench`: the engine against other systems, docs/benchmark.md (`-- screen`, with options).
 * `npm run bench -- web|startup|ask|…`: prints each limit with its figure; exit code 1 when one is not kept.
 */
const [first = "screen", ...rest] = process.argv.slice(2);
/** Options without a name are the first benchmark's. */
const [name, options] = first.startsWith("-") ? ["screen", [first, ...rest]] : [first, rest];

const benches: Readonly<Record<string, () => Promise<boolean>>> = {
  screen: async () => (await import("./bench/screen.ts")).benchScreen(options),
  web: async () => (await import("./bench/web.ts")).benchWeb(),
  startup: async () => (await import("./bench/startup.ts")).benchStartup(),
  locks: async () => (await import("./bench/locks.ts")).benchLocks(),
  imports: async () => (await import("./bench/imports.ts")).benchImports(Number(process.argv[3] ?? 100_000)),
  duplicates: async () => (await import("./bench/duplicates.ts")).benchDuplicates(),
  audit: async () => (await import("./bench/audit.ts")).benchAudit(),
  search: async () => (await import("./bench/search.ts")).benchSearch(),
  reader: async () => (await import("./bench/reader.ts")).benchReader(),
  ask: async () => (await import("./bench/ask.ts")).benchAsk(),
};

const bench = benches[name];
if (bench) process.exitCode = (await bench()) ? 0 : 1;
else {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join("|")}`);
  process.exitCode = 2;
}
