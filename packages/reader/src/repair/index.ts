export type * from "./repaired.ts";
