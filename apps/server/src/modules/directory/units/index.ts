export { createUnit, renameUnit, setAliases } from "./changes.ts";
export { bindPackUnits } from "./bind.ts";
export { nameOn, unitOfPack, unitResolver, unitsOfPack } from "./find.ts";
export { jurisdictionId, rootCode } from "./plan.ts";
export { membersOf, placesBelow, reachOf, type ReachOfUnit, unitsBelow } from "./reach.ts";
export type { Resolution, ResolveCell } from "./resolve.ts";
export { seedUnits, seedUnitsIn } from "./seed.ts";
export { unitsRoutes } from "./units.routes.ts";
export { unitBriefs } from "./units.store.ts";
