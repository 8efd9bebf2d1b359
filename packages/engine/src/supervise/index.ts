export * from "./light.ts";
export * from "./occurrences.ts";
export * from "./score.ts";
