/** What claims and funds both read of money: what was granted already, and which funds a benefit draws on. */
export { type ClaimantRef, heldOf, heldOfAll } from "./held.ts";
export { fundsIn, ordersIn } from "./orders.ts";
