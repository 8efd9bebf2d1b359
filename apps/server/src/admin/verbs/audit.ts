import type { Config } from "#config/config.ts";
import { headFile, prune, type Pruned, record, type Verified, verifyChain } from "#kernel/audit/index.ts";
import type { ChainHash } from "#kernel/audit/chain.ts";
import { hashes } from "#kernel/sealing/cipher.ts";
import { readKeys } from "#kernel/sealing/key-folder.ts";
import { keyRing } from "#kernel/sealing/key-ring.ts";
import type { ScopedDatabase } from "#kernel/scope.ts";
import { withScoped } from "../data-folder-database.ts";

/** Verifies the chain, and says in the chain that it was verified. */
export function verifyAudit(config: Config): Promise<Verified> {
  return withScoped(config, async (database) => {
    const verified = await verifyChain(chainOf(config, database));
    const { sound, links, found, head } = verified;
    await database.asSystem("record a verification", (tx) =>
      record(tx, "system", {
        action: "audit.verify",
        object: { kind: "audit" },
        detail: { sound, links, found, head },
      }),
    );
    return verified;
  });
}

/** Removes what is past its retention. */
export function pruneAudit(config: Config, { months }: { readonly months: number }): Promise<Pruned> {
  return withScoped(config, (database) => prune(database, months));
}

function chainOf({ keysFolder }: Config, database: ScopedDatabase) {
  const ring = keyRing(readKeys(keysFolder));
  const hash: ChainHash = hashes[ring?.current.suite ?? "intl"];
  return { database, head: headFile(keysFolder), hash: () => hash };
}
