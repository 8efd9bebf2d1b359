import type { AccountRequest, PaymentAccount } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { readBankCard } from "#modules/registry/numbers/index.ts";
import { maskedAccount } from "../batches/accounts.ts";
import { accountOf, type Doing, nameOf } from "../ground/doing.ts";
import { notAllowed, notThere, notValid, wrongState } from "../ground/refused.ts";
import { contextOf } from "./payee-number.ts";

/** Whose word the number is: of one taken from an application, whoever filled that in. */
type EnteredBy = { readonly account: string | null; readonly name: string };
export type Party = { readonly kind: "person" | "employer"; readonly id: string };

/**
 * Enters an account of a person or employer. It waits until somebody else has verified it; the one that was verified before
 * stays until then. The same number again changes nothing.
 */
export async function enterAccount(
  tx: ScopedTransaction,
  doing: Doing,
  party: Party,
  given: AccountRequest,
  by: EnteredBy = { account: accountOf(doing), name: nameOf(doing) },
): Promise<PaymentAccount> {
  const number = readNumber(given.number, party.kind);
  return unlimited(tx, "enter a payee's account", async () => {
    const { place, key } = await partyRow(tx, party);
    if (key === null)
      throw wrongState("资料已经销毁，不能登记账户。", "The party's data was destroyed; no account can be entered.");
    const standing = await numbersOf(tx, doing, party, key);
    const same = standing.find(
      (each) => each.number === number && each.bank === given.bank && each.holder === given.holder,
    );
    if (same !== undefined && same.state !== "refused") return accountView(tx, same.id);
    await sql`update payee_account set state = 'replaced'
      where coalesce(person_id, employer_id) = ${party.id}::uuid and state in ('entered', 'refused')`.execute(tx);
    const id = crypto.randomUUID();
    const sealed = doing.sealing.seal(key, { number }, contextOf(id));
    await sql`
      insert into payee_account (id, person_id, employer_id, place, sealed, bank, holder, tail, state, entered_by, entered_name,
        entered_at)
      values (${id}, ${party.kind === "person" ? party.id : null}, ${party.kind === "employer" ? party.id : null}, ${place},
        ${sealed}, ${given.bank}, ${given.holder}, ${number.slice(-4)}, 'entered', ${by.account}, ${by.name},
        ${doing.clock.now()})`.execute(tx);
    await record(tx, doing.who, {
      action: "payee.account",
      object: { kind: party.kind, id: party.id },
      detail: { account: id, tail: number.slice(-4) },
    });
    return accountView(tx, id);
  });
}

/** Verifies an account or refuses it; never whoever entered it. A verified one takes the place of the one before. */
export async function decideAccount(
  tx: ScopedTransaction,
  doing: Doing,
  id: string,
  { verified, why }: { readonly verified: boolean; readonly why: string },
): Promise<PaymentAccount> {
  const { rows } = await sql<{ state: string; by: string; party: string }>`
    select state, entered_by as by, coalesce(person_id, employer_id) as party from payee_account
    where id = ${id}::uuid for update`.execute(tx);
  const found = rows[0];
  if (found === undefined) throw notThere("这个账户", "account");
  if (found.state !== "entered") throw wrongState("这个账户已经核对过了。", "This account was looked at already.");
  if (found.by === accountOf(doing)) {
    throw notAllowed("账户不能由登记人自己核对。", "Whoever entered an account does not verify it.");
  }
  if (verified) {
    await sql`update payee_account set state = 'replaced'
      where coalesce(person_id, employer_id) = ${found.party}::uuid and state = 'verified'`.execute(tx);
  }
  await sql`update payee_account set state = ${verified ? "verified" : "refused"}, decided_by = ${accountOf(doing)},
    decided_name = ${nameOf(doing)}, decided_at = ${doing.clock.now()}, why = ${why} where id = ${id}`.execute(tx);
  await record(tx, doing.who, {
    action: verified ? "payee.verify" : "payee.refuse",
    object: { kind: "payee_account", id },
    detail: { why },
  });
  return accountView(tx, id);
}

function readNumber(text: string, kind: Party["kind"]): string {
  const read = readBankCard(text, kind === "person" ? "person" : "company");
  if (read.ok) return read.value;
  throw notValid(read.problem.zh, read.problem.en);
}

async function partyRow(tx: ScopedTransaction, { kind, id }: Party): Promise<{ place: string; key: Buffer | null }> {
  const { rows } = await (
    kind === "person"
      ? sql<{
          place: string;
          key: Buffer | null;
        }>`select place, sealed_key as key from person where id = ${id}::uuid for update`
      : sql<{
          place: string;
          key: Buffer | null;
        }>`select place, sealed_key as key from employer where id = ${id}::uuid for update`
  ).execute(tx);
  if (rows[0] === undefined) throw notThere("这位收款人", "payee");
  return rows[0];
}

async function numbersOf(tx: ScopedTransaction, { sealing }: Doing, party: Party, key: Buffer) {
  const { rows } = await sql<{ id: string; state: string; bank: string; holder: string; sealed: Buffer }>`
    select id, state, bank, holder, sealed from payee_account
    where coalesce(person_id, employer_id) = ${party.id}::uuid and state <> 'replaced'`.execute(tx);
  return rows.map((row) => ({ ...row, number: sealing.open(key, row.sealed, contextOf(row.id))["number"] }));
}

type Row = {
  id: string;
  person: string | null;
  party: string;
  name: string;
  bank: string;
  holder: string;
  tail: string;
  state: PaymentAccount["state"];
  entered_by: string;
  entered_name: string;
  entered_at: Date;
  decided_name: string | null;
  decided_at: Date | null;
  why: string | null;
  total: number;
};

export async function accountViews(
  tx: ScopedTransaction,
  wanted: {
    readonly id?: string;
    readonly party?: string;
    readonly state?: PaymentAccount["state"];
    readonly page?: number;
    readonly pageSize?: number;
  },
): Promise<{ items: PaymentAccount[]; total: number }> {
  const { page = 1, pageSize = 20 } = wanted;
  const { rows } = await sql<Row>`
    select c.id, c.person_id as person, coalesce(c.person_id, c.employer_id) as party, coalesce(n.name, e.name, c.holder) as name,
      c.bank, c.holder, c.tail, c.state, c.entered_by, c.entered_name, c.entered_at, c.decided_name, c.decided_at, c.why,
      count(*) over ()::int as total
    from payee_account c left join person n on n.id = c.person_id left join employer e on e.id = c.employer_id
    where (${wanted.id ?? null}::uuid is null or c.id = ${wanted.id ?? null}::uuid)
      and (${wanted.party ?? null}::uuid is null or coalesce(c.person_id, c.employer_id) = ${wanted.party ?? null}::uuid)
      and (${wanted.state ?? null}::text is null or c.state = ${wanted.state ?? null})
    order by c.entered_at desc, c.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
  const items = rows.map((row): PaymentAccount => ({
    id: row.id,
    party: { kind: row.person === null ? "employer" : "person", id: row.party, name: row.name },
    bank: row.bank,
    holder: row.holder,
    masked: maskedAccount(row.tail),
    state: row.state,
    entered: { name: row.entered_name, at: row.entered_at.toISOString() },
    enteredBy: row.entered_by,
    decided: row.decided_at === null ? null : { name: row.decided_name ?? "", at: row.decided_at.toISOString() },
    why: row.why,
  }));
  return { items, total: rows[0]?.total ?? 0 };
}

async function accountView(tx: ScopedTransaction, id: string): Promise<PaymentAccount> {
  const { items } = await accountViews(tx, { id });
  if (items[0] === undefined) throw notThere("这个账户", "account");
  return items[0];
}

/** The account that a party's next payment goes to, or the one that waits to be verified. */
export async function standingAccount(tx: ScopedTransaction, party: string): Promise<PaymentAccount | null> {
  const { items } = await accountViews(tx, { party, pageSize: 50 });
  const of = (state: string) => items.find((each) => each.state === state);
  return of("entered") ?? of("verified") ?? of("refused") ?? null;
}
