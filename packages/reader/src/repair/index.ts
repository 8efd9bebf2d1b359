export type * from "./repaired.ts";
export { comparable, type Comparable } from "./comparable.ts";
export { repair } from "./repair.ts";
