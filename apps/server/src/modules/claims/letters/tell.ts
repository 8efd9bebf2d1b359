import type { NotificationKind } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { Clock } from "#kernel/clock.ts";
import { notify } from "#kernel/notify/index.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Claim } from "../claims.tables.ts";

type ClaimOf = Pick<Claim, "id" | "person_id" | "employer_id" | "number" | "title">;

/** Tells the claimant: the person, or the clerks of the unit that claims. */
export async function tellClaimant(
  tx: ScopedTransaction,
  clock: Clock,
  claim: ClaimOf,
  kind: NotificationKind,
  says: Text,
): Promise<void> {
  const { person_id: person, employer_id: unit } = claim;
  const to = person === null ? { unit: unit ?? "", role: "employer_clerk" as const } : { person };
  const link = person === null ? `/ent/claims/${claim.id}` : `/my/claims/${claim.id}`;
  await unlimited(tx, "tell a claimant", () => notify(tx, clock, to, { kind, says, link }));
}

/** Tells those who hold a role at a unit that something waits for them. */
export async function tellUnit(
  tx: ScopedTransaction,
  clock: Clock,
  { id }: Pick<Claim, "id">,
  { unit, role }: { readonly unit: string | null; readonly role: string },
  says: Text,
): Promise<void> {
  if (unit === null) return;
  const to = { unit, role: role as "officer" };
  await unlimited(tx, "tell an office", () =>
    notify(tx, clock, to, { kind: "task.new", says, link: `/desk/claims/${id}` }),
  );
}

export async function tellAccount(
  tx: ScopedTransaction,
  clock: Clock,
  { id }: Pick<Claim, "id">,
  account: string,
  says: Text,
): Promise<void> {
  const message = { kind: "task.new", says, link: `/desk/claims/${id}` } as const;
  await unlimited(tx, "tell an officer", () => notify(tx, clock, { account }, message));
}

/** “名称”（编号）: how a claim is spoken of in a message. */
export function nameOf({ title, number }: Pick<ClaimOf, "title" | "number">): Text {
  return { zh: `“${title.zh.replaceAll(/[“”]/g, "")}”（${number ?? ""}）`, en: `“${title.en}” (${number ?? ""})` };
}
