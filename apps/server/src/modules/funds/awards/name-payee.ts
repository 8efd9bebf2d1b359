import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { accountOf, type Doing, nameOf } from "../ground/doing.ts";
import { notThere, wrongState } from "../ground/refused.ts";
import type { Party } from "./payee-accounts.ts";
import { lockAward } from "./stop.ts";

/** Says who is paid where the document pays somebody else than the claimant; only while nothing is on its way to him. */
export async function namePayee(
  tx: ScopedTransaction,
  doing: Doing,
  award: string,
  { payee, party, why }: { readonly payee: string; readonly party: Party; readonly why: string },
): Promise<void> {
  await lockAward(tx, award);
  const { rows: found } = await sql<{ payee: string; moving: boolean }>`
    select payee, bool_or(status in ('batched', 'sent', 'paid')) as moving from instalment
    where award = ${award} and payee = ${payee} group by payee`.execute(tx);
  if (found[0] === undefined) throw notThere("这个收款方", "payee");
  if (found[0].moving)
    throw wrongState(
      "已经有款项在付给这个收款方，不能再改。",
      "Money is on its way to this payee; it cannot be changed.",
    );
  const { rows } = await (
    party.kind === "person"
      ? sql<{ name: string }>`select name from person where id = ${party.id}::uuid`
      : sql<{ name: string }>`select name from employer where id = ${party.id}::uuid`
  ).execute(tx);
  if (rows[0] === undefined) throw notThere("这位收款人", "payee");
  const [person, employer] = party.kind === "person" ? [party.id, null] : [null, party.id];
  await sql`
    insert into award_payee (award, payee, person_id, employer_id, name, why, named_by, named_name, named_at)
    values (${award}, ${payee}, ${person}, ${employer}, ${rows[0].name}, ${why}, ${accountOf(doing)}, ${nameOf(doing)},
      ${doing.clock.now()})
    on conflict (award, payee) do update set person_id = excluded.person_id, employer_id = excluded.employer_id,
      name = excluded.name, why = excluded.why, named_by = excluded.named_by, named_name = excluded.named_name,
      named_at = excluded.named_at`.execute(tx);
  await record(tx, doing.who, {
    action: "award.payee",
    object: { kind: "award", id: award },
    detail: { payee, party: party.id, kind: party.kind },
  });
}
