/** `npm run proof -- load|mixed|crash|money|screen|reader`: long drills, bounded in time; exit code 1 when one fails. */
const proofs: Readonly<Record<string, () => Promise<boolean>>> = {
  load: async () => {
    const mixed = await (await import("./proof/mixed-load.ts")).proveMixedLoad();
    const people = await (await import("./proof/load.ts")).proveLoad();
    return mixed && people;
  },
  mixed: async () => (await import("./proof/mixed-load.ts")).proveMixedLoad(),
  money: async () => (await import("./proof/money.ts")).proveMoney(),
  crash: async () => {
    const people = await (await import("./proof/crash.ts")).proveCrash();
    const money = await (await import("./proof/money.ts")).proveMoneyCrash();
    return people && money;
  },
  screen: async () => {
    const [seconds, seed] = process.argv.slice(3).map(Number);
    return (await import("./proof/screen.ts")).proveScreen(seconds, seed);
  },
  reader: async () => (await import("./proof/reader.ts")).proveReader(process.argv[3]),
};

const proof = proofs[process.argv[2] ?? ""];
if (proof) process.exitCode = (await proof()) ? 0 : 1;
else {
  console.error(`Usage: npm run proof -- ${Object.keys(proofs).join("|")}`);
  process.exitCode = 2;
}
