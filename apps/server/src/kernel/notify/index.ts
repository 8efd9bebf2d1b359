/**
 * Telling people. `notify` writes into the list of whom it is for, in the transaction of the change; a job takes it
 * out of the house by SMS, e-mail and webhook, as each account wants it, and tries again when that fails.
 *
 *     await notify(tx, clock, { person }, { kind: "claim.correction", says: { zh, en }, link: `/my/claims/${id}` });
 */
export { type Message, notify, type Recipient } from "./notify.ts";
export { type Channels, channelsOf } from "./channels.ts";
export { deliver, deliverJob } from "./deliver.ts";
export { changePreferences, confirmAddress, preferencesOf, wrongEmailCode } from "./preferences.ts";
export { listNotifications, markRead, unreadOf } from "./inbox.ts";
