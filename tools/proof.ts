/** `npm run proof -- load|crash`: long drills, bounded in time; exit code 1 when one fails. */
const proofs: Readonly<Record<string, () => Promise<boolean>>> = {
  load: async () => (await import("./proof/load.ts")).proveLoad(),
  crash: async () => (await import("./proof/crash.ts")).proveCrash(),
};

const proof = proofs[process.argv[2] ?? ""];
if (proof) process.exitCode = (await proof()) ? 0 : 1;
else {
  console.error(`Usage: npm run proof -- ${Object.keys(proofs).join("|")}`);
  process.exitCode = 2;
}
