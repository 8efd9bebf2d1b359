/** Public notice 公示, objections 异议 and the list of results. */
export { noticeJobs, noticeRoutes } from "./notices.routes.ts";
export { closeNotices } from "./close.ts";
