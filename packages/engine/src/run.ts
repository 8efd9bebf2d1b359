/** The engine without its parser: what a browser needs to decide from published rules. */
export * from "./model/index.ts";
export { prepare, type Rules } from "./decide/rules.ts";
export { decide, decideBenefit, type DecideOptions } from "./decide/decide.ts";
export { capYears } from "./decide/cap-years.ts";
export { checkStops, holdsOn, type StopOutcome } from "./decide/stops.ts";
export { combine } from "./combine/combine.ts";
export type { CombineOptions } from "./combine/weigh.ts";
export { ask, type AskOptions, type Question } from "./ask/ask.ts";
export { contradictionsIn, type Contradiction } from "./facts/contradictions.ts";
export * from "./explain/index.ts";
export { instalmentsOf, split } from "./decide/schedule.ts";
export { advise, mostLines, mostTurns } from "./advise/advise.ts";
export { saysChange, saysValue } from "./advise/say.ts";
export { factsAfter } from "./advise/world.ts";
export type { Advice, Change, Turn } from "./advise/advice.ts";
export { calendar, type CalendarOptions } from "./calendar/calendar.ts";
export type { CalendarEvent } from "./calendar/event.ts";
export { icsOf } from "./calendar/ics.ts";
