/** Opinions and suggestions (意见建议), and what companies need. */
export { opinionRoutes } from "./opinions.routes.ts";
export { collectionsDue, opinionsDue } from "./remind-opinions.ts";
