export { jurisdictionId, rootCode } from "./plan.ts";
export { membersOf, placesBelow, reachOf, type ReachOfUnit, unitsBelow } from "./reach.ts";
export { seedUnits } from "./seed.ts";
