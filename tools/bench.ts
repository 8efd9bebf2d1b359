/** `npm run bench -- web|startup|ask|…`: prints each limit with its figure; exit code 1 when one is not kept. */
const benches: Readonly<Record<string, () => Promise<boolean>>> = {
  web: async () => (await import("./bench/web.ts")).benchWeb(),
  startup: async () => (await import("./bench/startup.ts")).benchStartup(),
  locks: async () => (await import("./bench/locks.ts")).benchLocks(),
  imports: async () => (await import("./bench/imports.ts")).benchImports(Number(process.argv[3] ?? 100_000)),
  duplicates: async () => (await import("./bench/duplicates.ts")).benchDuplicates(),
  audit: async () => (await import("./bench/audit.ts")).benchAudit(),
  ask: async () => (await import("./bench/ask.ts")).benchAsk(),
};

const bench = benches[process.argv[2] ?? ""];
if (bench) process.exitCode = (await bench()) ? 0 : 1;
else {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join("|")}`);
  process.exitCode = 2;
}
