/** What the kernels by hand look up: amounts by the codes of the generator. */
import { certificates, grades, provinces, southernProvinces } from "../people/facts.ts";

/** Yuan in 36 months by degree. */
export const living = Int32Array.of(0, 0, 18_000, 36_000, 72_000);
export const hiring = Int32Array.of(0, 0, 1000, 5000, 10_000);
export const referral = Int32Array.of(0, 0, 10_000, 20_000, 30_000, 50_000, 150_000, 500_000);
/** By degree and, in the last bit, whether the better row holds: local for college, double first class above. */
export const settling = Int32Array.of(0, 0, 0, 20_000, 20_000, 20_000, 70_000, 100_000, 100_000, 200_000);

const monthlyUpTo = [0, 100, 400, 900, 1700, 1700, 1700, 1700];
/** By grade before × 8 + grade after. */
export const promotion = Int32Array.from({ length: grades.length ** 2 }, (_, pair) =>
  Math.max(0, (monthlyUpTo[pair & 7]! - monthlyUpTo[pair >> 3]!) * 60),
);
export const training = Int32Array.from({ length: 256 }, (_, hours) => (hours >= 40 ? 1000 : hours >= 20 ? 500 : 0));
const skill = [0, 500, 700, 1000, 1500, 2000, 3000];
/** By certificate × 2 + scarce. */
export const certificate = Int32Array.from({ length: certificates.length * 2 }, (_, pair) =>
  pair & 1 ? (skill[pair >> 1]! * 130) / 100 : skill[pair >> 1]!,
);
const south: ReadonlySet<string> = new Set(southernProvinces);
/** By province × 2 + lives in the city. */
export const travel = Int32Array.from({ length: provinces.length * 2 }, (_, pair) => {
  const from = provinces[pair >> 1]!;
  if (from === "fujian") return pair & 1 ? 0 : 500;
  return south.has(from) ? 1000 : 1500;
});
