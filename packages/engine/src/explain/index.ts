/** Rules in words, for whoever shows them. */
export { describe, describeConstant } from "./describe.ts";
export { type Names, namesOf, typeOf } from "./names.ts";
