import type { Clock } from "#kernel/clock.ts";
import type { Events } from "#kernel/events.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { claimsTables } from "../claims.tables.ts";
import { moveClaim } from "./move-claim.ts";

/** What other modules say moves claims: the end of a notice, and where the money is. */
export function listenToOthers({ events, clock }: { readonly events: Events; readonly clock: Clock }): void {
  const by = { actor: "system" as const, clock, events };
  events.on("notice.clear", (tx, { claim }) =>
    unlimited(tx, "a notice ended", () => moveClaim(tx, by, claim, { do: "clear" })).then(() => undefined),
  );
  events.on("money.moved", (tx, { claim, status }) =>
    unlimited(tx, "money moved", async () => {
      const now = await statusOf(tx, claim);
      // What the claimant took back has its money given back as well; that is no news of the claim.
      if (now === status || now === "withdrawn" || now === "rejected") return;
      await moveClaim(tx, by, claim, { do: "money", to: status });
    }),
  );
}

async function statusOf(tx: ScopedTransaction, claim: string): Promise<string | undefined> {
  const row = await claimsTables(tx).selectFrom("claim").select("status").where("id", "=", claim).executeTakeFirst();
  return row?.status;
}
