export { type PublishedRoster, publishedRoster, publishedRosters } from "./definitions.ts";
export { collectingUnits } from "./collecting.ts";
export { rostersRoutes } from "./rosters.routes.ts";
