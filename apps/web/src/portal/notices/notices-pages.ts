/** What the portal loads for the public notices; nothing of it is part of the first visit. */
export { NoticePage } from "./notice-page.tsx";
export { NoticesPage } from "./notices-page.tsx";
export { FollowPage } from "./follow-page.tsx";
