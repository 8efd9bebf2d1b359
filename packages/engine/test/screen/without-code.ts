/** Run by itself in a process that may not make code: screens random rules and prints what differs from `decide`. */
import { smallDifferences } from "./small.ts";

let forbidden = false;
try {
  new Function("return true");
} catch {
  forbidden = true;
}
const differences = Array.from({ length: 12 }, (_, seed) => smallDifferences(5000 + seed, 20)).flat();
console.log(JSON.stringify({ forbidden, differences }));
