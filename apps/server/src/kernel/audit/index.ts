/**
 * Audit: what was done, by whom, to what, in a chain that shows when anybody touches it.
 *
 *     await record(tx, actor, { action: "person.update", object: { kind: "person", id }, detail: { fields: ["name"] } });
 *     await recordAccess(tx, actor, { person: id, action: "reveal", reason });
 *
 * Both write in the transaction of the change. `who` is an Actor, "system", or
 * `{ account: null, name: "13*********" }` for somebody who is not known. Many rows at once: `recordAll`,
 * `recordAccesses`. Recording needs no permission; reading the list does, and a person sees the access
 * records about himself (row-level security by `scope_person()`).
 *
 * Linking the entries into the chain happens a moment later, in `chainer.ts`; docs/security.md says
 * what is hashed and what `jucai audit verify` finds.
 */
export { type Chain, linkPending } from "./chainer.ts";
export { type Finding, findingKinds } from "./findings.ts";
export { type HeadFile, headFile } from "./head-file.ts";
export { type Chaining, keepChaining } from "./keep-chaining.ts";
export { type Access, type Entry, record, recordAccess, recordAccesses, recordAll, type Who } from "./record.ts";
export { prune, type Pruned, shortestRetentionMonths } from "./retention.ts";
export type { AuditTables } from "./tables.ts";
export { type Verified, verifyChain } from "./verify.ts";
