/** What the portal loads for a person's own pages; nothing of it is part of the first visit. */
export { DelegationPage, InvitationPage } from "./links/link-pages.tsx";
export { MyPages } from "./my-pages.tsx";
