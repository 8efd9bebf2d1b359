import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { openAnswers } from "#modules/claims/applications/answers.ts";
import { type Doing, nameOf } from "../ground/doing.ts";
import { enterAccount } from "./payee-accounts.ts";

type Form = {
  id: string;
  sealed: Buffer;
  account: string;
  name: string;
  person: string | null;
  employer: string | null;
  key: Buffer | null;
};

/**
 * The account that a claimant wrote into his form, where none of his is known yet. It still has to be verified. One that
 * cannot be an account is left for him to enter again: it stops no award.
 */
export async function accountFromForm(tx: ScopedTransaction, doing: Doing, claim: string): Promise<void> {
  const { rows } = await sql<Form>`
    select f.id, f.sealed, f.account, f.account_name as name, f.person_id as person, f.employer_id as employer,
      coalesce(n.sealed_key, e.sealed_key) as key
    from claim c join application f on f.id = c.application left join person n on n.id = f.person_id
      left join employer e on e.id = f.employer_id
    where c.id = ${claim}::uuid and not exists (select 1 from payee_account p
      where coalesce(p.person_id, p.employer_id) = coalesce(f.person_id, f.employer_id) and p.state in ('entered', 'verified'))`.execute(
    tx,
  );
  const form = rows[0];
  if (form === undefined || form.key === null) return;
  const { account } = openAnswers(doing.sealing, form.key, form);
  if (account === null || account === undefined) return;
  const party = {
    kind: form.person === null ? ("employer" as const) : ("person" as const),
    id: form.person ?? form.employer ?? "",
  };
  try {
    await enterAccount(tx, doing, party, account, { account: form.account, name: form.name || nameOf(doing) });
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
  }
}
