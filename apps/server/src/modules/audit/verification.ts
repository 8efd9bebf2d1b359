import type { ModuleDeps } from "#http/deps.ts";
import { record, type Verified, verifyChain, type Who } from "#kernel/audit/index.ts";

/** The name of the job that walks the chain. */
export const verification = "audit.verify";

type Asked = { readonly account?: string; readonly name?: string };

/** Verifies when somebody asks, and every night by itself; the chain tells of each time. */
export function defineVerification({ jobs, chain, database }: ModuleDeps): void {
  jobs.define(verification, async ({ account, name }: Asked): Promise<Verified> => {
    const verified = await verifyChain(chain);
    const who: Who = account === undefined ? "system" : { account, name: name ?? "" };
    const { sound, links, found, head } = verified;
    await database.asSystem("record a verification", (tx) =>
      record(tx, who, { action: "audit.verify", object: { kind: "audit" }, detail: { sound, links, found, head } }),
    );
    return verified;
  });
  jobs.every(verification, "40 3 * * *");
}
