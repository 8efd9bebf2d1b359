import type { BenefitRef, FundRequest } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { type PlaceRules, rulesAt } from "#modules/library/rules-at.ts";
import { accountOf, type Doing, nameOf } from "../ground/doing.ts";
import { notAllowed, notThere } from "../ground/refused.ts";
import { ledgerFaults } from "../ledger/ledger.ts";

type FundView = {
  id: string;
  key: string;
  name: Text;
  place: string;
  unit: { id: string; name: Text } | null;
  source: string | null;
  years: YearView[];
};
type YearView = {
  year: number;
  budgetFen: number;
  availableFen: number;
  heldFen: number;
  inPaymentFen: number;
  paidFen: number;
  receivableFen: number;
};

/** Funds within reach with their years; `year` limits them to one. */
export async function fundsOf(
  tx: ScopedTransaction,
  { place, year, id }: { readonly place?: string; readonly year?: number; readonly id?: string },
): Promise<FundView[]> {
  const { rows } = await sql<FundView>`
    select f.id, f.key, f.name, f.place, f.source,
      case when u.id is null then null else jsonb_build_object('id', u.id, 'name', u.name) end as unit,
      coalesce((select jsonb_agg(y order by (y ->> 'year')::int desc) from (
        select jsonb_build_object('year', a.year,
          'budgetFen', sum(a.balance_fen) filter (where a.kind <> 'source'),
          'availableFen', sum(a.balance_fen) filter (where a.kind = 'available'),
          'heldFen', sum(a.balance_fen) filter (where a.kind = 'held'),
          'inPaymentFen', sum(a.balance_fen) filter (where a.kind = 'in_payment'),
          'paidFen', sum(a.balance_fen) filter (where a.kind = 'paid'),
          'receivableFen', sum(a.balance_fen) filter (where a.kind = 'receivable')) as y
        from ledger_account a where a.fund = f.id and (${year ?? null}::int is null or a.year = ${year ?? null}::int)
        group by a.year) years), '[]'::jsonb) as years
    from fund f left join unit u on u.id = f.unit
    where (${place ?? null}::text is null or f.place = ${place ?? null}) and (${id ?? null}::uuid is null or f.id = ${id ?? null}::uuid)
    order by f.place, f.created_at, f.key`.execute(tx);
  return rows;
}

export async function fundOf(tx: ScopedTransaction, id: string): Promise<FundView> {
  const [found] = await fundsOf(tx, { id });
  if (found === undefined) throw notThere("这项资金", "fund");
  return found;
}

/** Funds, and the keys that documents of the place name and nobody made a fund for. */
export async function listFunds(
  tx: ScopedTransaction,
  scope: Scope,
  query: { readonly place?: string; readonly year?: number },
) {
  const items = await fundsOf(tx, query);
  const places = query.place === undefined ? scope.places : [query.place];
  const named = new Map<string, { key: string; name: Text; policies: string[] }>();
  for (const place of places.slice(0, 5)) {
    const { policies } = await rulesAt(tx, place, { now: true });
    for (const policy of policies) {
      for (const { id: key, name } of policy.funds) {
        if (items.some((fund) => fund.place === place && fund.key === key)) continue;
        const known = named.get(key) ?? { key, name, policies: [] };
        named.set(key, { ...known, policies: [...known.policies, policy.id] });
      }
    }
  }
  return { items, named: [...named.values()], balanced: (await ledgerFaults(tx)).length === 0 };
}

export async function createFund(
  tx: ScopedTransaction,
  scope: Scope,
  doing: Doing,
  given: FundRequest,
): Promise<FundView> {
  placeWithin(scope, given.place);
  const { rows } = await sql<{ id: string }>`
    insert into fund (place, key, name, unit, source, created_by, created_name, created_at)
    values (${given.place}, ${given.key}, ${JSON.stringify(given.name)}, ${given.unit ?? null}, ${given.source ?? null},
      ${accountOf(doing)}, ${nameOf(doing)}, ${doing.clock.now()})
    on conflict (place, key) do nothing returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw alreadyThere();
  await record(tx, doing.who, {
    action: "fund.create",
    object: { kind: "fund", id },
    detail: { place: given.place, key: given.key },
  });
  return fundOf(tx, id);
}

/** Refuses a place beyond the reader's reach before row-level security would: its words are for nobody. */
export function placeWithin({ all, places }: Scope, place: string): void {
  if (all || places.includes(place)) return;
  throw notAllowed("您不能办理这个地方的资金。", "You may not work on this place's money.");
}

/** A benefit as lists name it; its id where no document of the place has it any more. */
export function benefitRef(rules: PlaceRules, id: string): BenefitRef {
  const found = rules.find(id);
  const words = found?.benefit ?? found?.measure;
  return words === undefined
    ? { id, title: { zh: id, en: id }, clause: "" }
    : { id, title: words.title, clause: words.clause };
}

function alreadyThere(): Refusal {
  return new Refusal("already_there", {
    zh: "这个编号的资金已经有了，请直接用它。",
    en: "There is a fund with this key already; use that one.",
  });
}
