import { prepareScreen } from "@jucai/engine/screen";
import { holesOf } from "./people/holes.ts";
import { populationOf } from "./people/population.ts";
import { outputsOf } from "./ours/answers.ts";
import { on, tableOf, twelveRules } from "./ours/twelve.ts";
import * as blocked from "./hand/blocked.ts";
const N = Number(process.argv[2] ?? 1000000);
const rules = await twelveRules();
const pop = populationOf(N);
console.log(Object.keys(blocked));
const t1 = tableOf(pop, rules.vocabulary),
  t2 = tableOf(pop, rules.vocabulary, holesOf(N));
const hand = (blocked as any)[Object.keys(blocked)[0]!];
const screen = prepareScreen(rules, { on, bundle: true });
const screen2 = prepareScreen(rules, { on, bundle: true });
const noB = prepareScreen(rules, { on });
const time = (n: string, f: () => unknown) => {
  const t = performance.now();
  f();
  console.log(n, (performance.now() - t).toFixed(1));
};
const amounts = (s: any) => {
  let x = 0;
  for (const b of s.benefits) x += b.totalFen[0];
  return s;
};
for (let i = 0; i < 5; i++) {
  time("whole bundle", () => screen.run(t1));
  time("whole nobundle", () => noB.run(t1));
  time("whole bundle + amounts", () => amounts(screen.run(t1)));
  time("holes bundle", () => screen2.run(t2));
  time("holes b+amounts", () => amounts(screen2.run(t2)));
  try {
    const o = { amounts: Array.from({ length: 12 }, () => new Int32Array(N)), total: new Int32Array(N) };
    time("hand", () => hand(pop.columns, N, o));
  } catch (e) {
    console.log(String(e).slice(0, 200));
  }
}
for (const s of (screen as any).screens ?? []) console.log(s);
