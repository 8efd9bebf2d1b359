/**
 * Sealing: sensitive fields are encrypted by the application, so that whoever copies the database
 * alone reads no identity number, phone, bank account or address. docs/security.md has the whole story.
 *
 * A person has a key of his own, wrapped by the master key (column `sealed_key`). Destroying the
 * wrapped key, `sealed_key = null`, makes his fields unreadable for ever, in old backups' rows too
 * once the master keys of their time are gone.
 *
 *     const sealedKey = sealing.newSubjectKey();
 *     const sealed = sealing.seal(sealedKey, { identity, phone }, `person/${id}`);
 *     const { phone } = sealing.open(row.sealed_key, row.sealed, `person/${row.id}`);
 *     where id_index = sealing.blindIndex("id", "11010519491231002x")   // every spelling gives the same
 *
 * `context` names the place that the bytes belong to: table/row, and the column when a table has
 * several. The same text opens them; in another row they do not open. What belongs to nobody
 * (staged imports, one-time-code secrets) goes through `sealSystem` and `openSystem`.
 *
 * `open` throws SealBroken: never catch it to show an empty field. A row whose `sealed_key` is null
 * was destroyed on purpose; look at that before opening.
 */
export { type Indexed, normalised } from "./blind-index.ts";
export { type CryptoSuite, cryptoSuites } from "./cipher.ts";
export { openSealing, type SealingConfig } from "./open-sealing.ts";
export { SealBroken, type Sealing } from "./sealing.ts";
