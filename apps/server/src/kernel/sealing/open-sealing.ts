import { existsSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { StartFault } from "#kernel/fault.ts";
import type { ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import type { CryptoSuite } from "./cipher.ts";
import { type Fingerprint, keyRing, type KeyRing } from "./key-ring.ts";
import { addMasterKey, makeFirstKeys, readKeys } from "./key-folder.ts";
import { type Sealing, sealingOver } from "./sealing.ts";

export type SealingConfig = {
  /** Folder of the keys: `<data>/keys`, or what JUCAI_KEYS names. */
  readonly keysFolder: string;
  /** JUCAI_CRYPTO; absent: as the keys are, `intl` for new ones. */
  readonly crypto?: CryptoSuite | undefined;
};

/**
 * Opens the keys of an installation and makes sure that they are those of its database, so that
 * a lost or foreign key folder is noticed at once and not when the first person cannot be read.
 *
 * An empty folder gets its first keys only while the database has not seen any; asking for the
 * other algorithms adds a master key of them. Throws a StartFault that says what is missing.
 */
export async function openSealing(
  config: SealingConfig,
  { scoped }: { readonly scoped: ScopedDatabase },
  now = new Date(),
): Promise<Sealing> {
  return scoped.asSystem("compare keys", (tx) => open(config, tx, now));
}

async function open(config: SealingConfig, tx: ScopedTransaction, now: Date): Promise<Sealing> {
  const { keysFolder, crypto } = config;
  const known = await knownFingerprints(tx);
  let ring = ownRing(config, known, now);
  const own = new Set(ring.fingerprints.map(({ fingerprint }) => fingerprint));
  const missing = known.filter(({ fingerprint }) => !own.has(fingerprint));
  if (missing.length > 0) throw foreignKeys(keysFolder, missing);
  if (crypto !== undefined && crypto !== ring.current.suite) {
    addMasterKey(keysFolder, crypto, now);
    ring = ringOf(keysFolder);
  }
  await remember(tx, ring.fingerprints);
  return sealingOver(ring, () => ringOf(keysFolder));
}

function ownRing({ keysFolder, crypto }: SealingConfig, known: readonly Fingerprint[], now: Date): KeyRing {
  const keys = readKeys(keysFolder);
  const there = keyRing(keys);
  if (there !== undefined) return there;
  // Half a pair is no first start: one of the files was taken away.
  if (known.length > 0 || keys.some(({ use }) => use === "master")) throw lostKeys(keysFolder);
  const first = keyRing(makeFirstKeys(keysFolder, crypto ?? "intl", now));
  if (first === undefined) throw new Error(`the key folder ${keysFolder} does not keep keys`);
  return first;
}

/** The keys of a folder that must have some. */
export function ringOf(folder: string): KeyRing {
  const ring = existsSync(join(folder, "index.key")) ? keyRing(readKeys(folder)) : undefined;
  if (ring === undefined) throw lostKeys(folder);
  return ring;
}

/** Which keys the database was sealed with. */
export async function knownFingerprints(tx: ScopedTransaction): Promise<readonly Fingerprint[]> {
  const found = sql<Fingerprint>`select use, fingerprint from key_fingerprint order by use desc, first_used_at`;
  return (await found.execute(tx)).rows;
}

/** Writes down which keys seal here from now on; must be committed before they do. */
export async function remember(tx: ScopedTransaction, fingerprints: readonly Fingerprint[]): Promise<void> {
  const values = sql.join(fingerprints.map(({ use, fingerprint }) => sql`(${use}, ${fingerprint})`));
  await sql`insert into key_fingerprint (use, fingerprint) values ${values} on conflict do nothing`.execute(tx);
}

function lostKeys(folder: string): StartFault {
  return new StartFault({
    zh: `密钥目录 ${folder} 里没有密钥，而数据库里的敏感信息是用密钥加密的；请从密钥备份恢复该目录，或用 JUCAI_KEYS 指明它在哪里。`,
    en: `There are no keys in ${folder}, and this database was sealed with keys: restore that folder from the backup of the keys, or say in JUCAI_KEYS where it is.`,
  });
}

function foreignKeys(folder: string, missing: readonly Fingerprint[]): StartFault {
  const names = missing.map(({ use, fingerprint }) => `${use} ${fingerprint.slice(0, 8)}`).join(", ");
  return new StartFault({
    zh: `密钥目录 ${folder} 缺少这个数据库用过的密钥（${names}）；请从密钥备份恢复，否则已加密的信息打不开。`,
    en: `The key folder ${folder} lacks keys that this database was sealed with (${names}): restore them from the backup of the keys, or what is sealed cannot be opened.`,
  });
}
