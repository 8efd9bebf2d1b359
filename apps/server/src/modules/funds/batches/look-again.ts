import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { type PlaceRules, rulesAt } from "#modules/library/rules-at.ts";
import type { Doing } from "../ground/doing.ts";
import { wrongState } from "../ground/refused.ts";
import { lookAtStops } from "./stops.ts";

type Part = {
  readonly payment: string;
  readonly number: string;
  readonly id: string;
  readonly claim: string | null;
  readonly benefit: string;
  readonly version: string | null;
  readonly person: string | null;
  readonly employer: string | null;
};

/**
 * Looks at the stop conditions once more on the day of release: days may lie between preparing and releasing. Refuses with the
 * payments that would now be held back; prepared anew, the batch leaves them out.
 */
export async function refuseStopped(
  tx: ScopedTransaction,
  doing: Doing,
  { id, place }: { readonly id: string; readonly place: string },
): Promise<void> {
  const { rows } = await sql<Part>`
    select p.id as payment, p.number, i.id, a.claim, i.benefit, a.rule_version::text as version, i.person_id as person,
      i.employer_id as employer
    from payment p join payment_instalment pi on pi.payment = p.id join instalment i on i.id = pi.instalment
      join award a on a.id = p.award
    where p.batch = ${id} and p.state = 'prepared' order by p.number, i.id`.execute(tx);
  const rules = new Map<string | null, PlaceRules>();
  for (const version of new Set(rows.map((row) => row.version))) {
    rules.set(version, await rulesAt(tx, place, version === null ? { now: true } : { versions: [version] }));
  }
  const stopped: string[] = [];
  for (const [number, parts] of Map.groupBy(rows, (row) => row.number)) {
    const { benefit, version } = parts[0]!;
    const looked = await lookAtStops(tx, doing, place, rules.get(version)?.find(benefit)?.benefit, parts);
    if (looked.some(({ outcome }) => outcome !== "true")) stopped.push(number);
  }
  if (stopped.length === 0) return;
  throw wrongState(
    `编制以后情况有变，${stopped.join("、")} 的发放条件现在不再满足或不能确认。请作废这一批，重新编制。`,
    `Since the batch was prepared a condition for paying ${stopped.join(", ")} no longer holds or is not known. Give the batch up and prepare it anew.`,
  );
}
