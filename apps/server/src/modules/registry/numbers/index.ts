/** Reads and masks the numbers by which people and employers are known. Pure: no table, no clock, no network. */
export { readBankCard } from "./bank-card.ts";
export { readDocument } from "./document.ts";
export { type Identity, type IdentityKind, readIdentity } from "./identity.ts";
export { maskAddress, maskBankCard, maskedTail, maskIdentity, maskMobile, maskName } from "./masks.ts";
export { readMobile } from "./mobile.ts";
export type { Reading } from "./reading.ts";
export { readUscc } from "./uscc.ts";
