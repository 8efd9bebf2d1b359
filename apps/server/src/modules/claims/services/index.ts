/** Services 服务事项: asked for, answered by one office within its limit. */
export { serviceJobs } from "./reminders.ts";
export { serviceRoutes } from "./services.routes.ts";
