export { membersOf, placesBelow, reachOf, type ReachOfUnit, unitsBelow } from "./reach.ts";
