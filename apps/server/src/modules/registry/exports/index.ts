export { exportRoutes } from "./exports.routes.ts";
export { asFile } from "./send.ts";
export { rosterFile } from "./roster-file.ts";
