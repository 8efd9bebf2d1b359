export * from "./audit/audit.ts";
export * from "./claims/applications.ts";
export * from "./claims/case-form.ts";
export * from "./claims/claims.ts";
export * from "./claims/colleagues.ts";
export * from "./claims/confirmations.ts";
export * from "./claims/status.ts";
export * from "./http/access.ts";
export * from "./claims/evidence.ts";
export * from "./claims/notices.ts";
export * from "./claims/ratings.ts";
export * from "./claims/recognitions.ts";
export * from "./claims/services.ts";
export * from "./claims/decisions.ts";
export * from "./claims/meetings.ts";
export * from "./claims/review.ts";
export * from "./client.ts";
export * from "./directory/accounts.ts";
export * from "./directory/own-account.ts";
export * from "./directory/sign-in.ts";
export * from "./directory/units.ts";
export { Mobile, type Purpose, purposes } from "./directory/fields.ts";
export * from "./funds/awards.ts";
export * from "./funds/batches.ts";
export * from "./funds/funds.ts";
export {
  type AwardState,
  awardStates,
  type BatchState,
  batchStates,
  type BenefitRef,
  type FundRef,
  type HeldBack,
  heldBackCodes,
  type InstalmentState,
  instalmentStates,
  type PartyRef,
  type PaymentState,
  paymentStates,
} from "./funds/money.ts";
export * from "./funds/supervision.ts";
export * from "./funds/takeover.ts";
export * from "./http/jobs.ts";
export * from "./http/operations.ts";
export * from "./http/page.ts";
export * from "./http/refusal.ts";
export * from "./http/route.ts";
export * from "./insight/comparison.ts";
export * from "./insight/found.ts";
export * from "./insight/population.ts";
export * from "./insight/what-if.ts";
export * from "./library/digest.ts";
export * from "./library/drafts.ts";
export * from "./library/editor.ts";
export * from "./library/requests.ts";
export * from "./library/routes.ts";
export * from "./library/search.ts";
export * from "./library/settings.ts";
export * from "./library/versions.ts";
export * from "./library/views.ts";
export * from "./notify/notifications.ts";
export * from "./openapi.ts";
export * from "./registry/duplicates.ts";
export * from "./registry/employers.ts";
export * from "./registry/exchange.ts";
export * from "./registry/facts.ts";
export * from "./registry/imports.ts";
export * from "./registry/liaison.ts";
export * from "./registry/liaison-views.ts";
export * from "./registry/opinions.ts";
export * from "./published/roster.ts";
export * from "./registry/own.ts";
export * from "./registry/people.ts";
export * from "./registry/rosters.ts";
export * from "./routes.ts";
export * from "./supervision/activities.ts";
export * from "./supervision/assignments.ts";
export * from "./supervision/lights.ts";
export * from "./supervision/scores.ts";
export * from "./supervision/sittings.ts";
export * from "./supervision/slips.ts";
