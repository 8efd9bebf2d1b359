/** What is held about oneself, and the window for people without a phone. */
export { ownRoutes } from "./own.routes.ts";
