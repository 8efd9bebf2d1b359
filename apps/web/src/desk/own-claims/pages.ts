import type { DeskPage } from "../shell/desk-page.ts";

const needs = [["claim", "create"]] as const;
const load = async () => (await import("./own-claims-pages.tsx")).OwnClaimsPages;

/** What an employer, agency, village, school or park claims for itself. */
export const ownClaimPages: readonly DeskPage[] = [{ path: "/own-claims/*", needs, load }];
