/** The engine without its parser: what a browser needs to decide from published rules. */
export * from "./model/index.ts";
export { prepare, type Rules } from "./decide/rules.ts";
export { decide, type DecideOptions } from "./decide/decide.ts";
export { combine, type CombineOptions } from "./combine/combine.ts";
export { nextQuestion, type Question } from "./ask/next-question.ts";
export * from "./explain/index.ts";
export { instalmentsOf, split } from "./decide/schedule.ts";
