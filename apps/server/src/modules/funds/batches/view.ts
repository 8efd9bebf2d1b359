import type { BatchDetail, BatchesQuery, BatchRow, Payment } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { benefitRef } from "../budgets/funds.ts";
import { accountOf, type Doing } from "../ground/doing.ts";
import { notThere } from "../ground/refused.ts";
import { maskedAccount } from "./accounts.ts";
import { byFund, periodOf, together } from "./proposal.ts";
import { sharesOf } from "./shares.ts";
import { inWords } from "./words.ts";

type Row = {
  id: string;
  number: string;
  place: string;
  title: string;
  until: string;
  state: BatchRow["state"];
  fen: number;
  people: number;
  payments: number;
  taken: number;
  prepared_by: string;
  prepared_name: string;
  prepared_at: Date;
  checked_by: string | null;
  checked_name: string | null;
  checked_at: Date | null;
  released_name: string | null;
  released_at: Date | null;
  closed_name: string | null;
  closed_at: Date | null;
  cancelled_name: string | null;
  cancelled_at: Date | null;
  cancelled_why: string | null;
  hash: string | null;
  paid: number;
  bounced: number;
  out: number;
  total: number;
};

async function rowsOf(tx: ScopedTransaction, query: BatchesQuery & { readonly id?: string }): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select b.id, b.number, b.place, b.title, b.until::text as until, b.state, b.total_fen::float8 as fen, b.prepared_by,
      b.prepared_name, b.prepared_at, b.checked_by, b.checked_name, b.checked_at, b.released_name, b.released_at, b.closed_name,
      b.closed_at, b.cancelled_name, b.cancelled_at, b.cancelled_why, encode(b.file_hash, 'hex') as hash,
      s.people, s.payments, s.taken, s.paid, s.bounced, s.out, count(*) over ()::int as total
    from batch b, lateral (
      select count(distinct coalesce(p.person_id, p.employer_id)) filter (where p.state <> 'cancelled')::int as people,
        count(*) filter (where p.state <> 'cancelled')::int as payments, count(*) filter (where p.state = 'cancelled')::int as taken,
        coalesce(sum(p.fen) filter (where p.state = 'paid'), 0)::float8 as paid,
        coalesce(sum(p.fen) filter (where p.state = 'bounced'), 0)::float8 as bounced,
        coalesce(sum(p.fen) filter (where p.state = 'sent'), 0)::float8 as out
      from payment p where p.batch = b.id) s
    where (${query.id ?? null}::uuid is null or b.id = ${query.id ?? null}::uuid)
      and (${query.place ?? null}::text is null or b.place = ${query.place ?? null})
      and (${query.state ?? null}::text is null or b.state = ${query.state ?? null})
    order by b.prepared_at desc, b.number desc limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`.execute(
    tx,
  );
  return rows;
}

const by = (name: string | null, at: Date | null) =>
  name === null || at === null ? null : { name, at: at.toISOString() };

function headOf(row: Row): BatchRow {
  const sent = ["released", "returned", "closed"].includes(row.state) ? row.fen : 0;
  return {
    id: row.id,
    number: row.number,
    place: row.place,
    title: row.title,
    until: row.until,
    state: row.state,
    sum: { fen: row.fen, people: row.people, payments: row.payments, words: inWords(row.fen) },
    prepared: by(row.prepared_name, row.prepared_at)!,
    checked: by(row.checked_name, row.checked_at),
    released: by(row.released_name, row.released_at),
    closed: by(row.closed_name, row.closed_at),
    cancelled:
      row.cancelled_at === null ? null : { ...by(row.cancelled_name, row.cancelled_at)!, why: row.cancelled_why ?? "" },
    sentFen: sent,
    paidFen: row.paid,
    bouncedFen: row.bounced,
    outFen: row.out,
    differenceFen: sent - row.paid - row.bounced,
  };
}

export async function listBatches(tx: ScopedTransaction, query: BatchesQuery) {
  const rows = await rowsOf(tx, query);
  return { items: rows.map(headOf), page: query.page, pageSize: query.pageSize, total: rows[0]?.total ?? 0 };
}

/** One batch with its payments, the bank's answers, and what the reader may do next. */
export async function batchView(tx: ScopedTransaction, doing: Pick<Doing, "who">, id: string): Promise<BatchDetail> {
  const [row] = await rowsOf(tx, { id, page: 1, pageSize: 1 });
  if (row === undefined) throw notThere("这个批次", "batch");
  const payments = await paymentsOf(tx, row);
  return {
    ...headOf(row),
    payments,
    takenOut: row.taken,
    funds: byFund(payments.filter(({ state }) => state !== "cancelled").flatMap(({ shares }) => shares)),
    fileHash: row.hash,
    returns: await returnsOf(tx, id),
    may: mayOf(row, accountOf(doing)),
  };
}

/** Null: may be done as far as the batch goes. The reader's role is for the route to see to. */
function mayOf({ state, prepared_by, checked_by, out }: Row, account: string | null): BatchDetail["may"] {
  const three = { zh: "编制、复核、支付必须是三个人。", en: "Preparing, checking and releasing take three people." };
  const at = (states: readonly Row["state"][], zh: string, en: string): Text | null =>
    states.includes(state) ? null : { zh, en };
  return {
    check:
      at(["prepared"], "只有待复核的批次可以复核。", "Only a prepared batch can be checked.") ??
      (account === prepared_by ? three : null),
    release:
      at(["checked"], "复核之后才能支付。", "It is released after it was checked.") ??
      (account === prepared_by || account === checked_by ? three : null),
    cancel: at(["prepared", "checked"], "支付以后不能作废。", "Once released it cannot be given up."),
    close:
      at(["returned"], "导入银行回单后才能结清。", "It is closed after the bank answered.") ??
      (out > 0 ? { zh: "还有款项没有回单。", en: "The bank has not answered for all." } : null),
    return: at(["released", "returned"], "支付以后才有银行回单。", "The bank answers after the release."),
    file: at(
      ["released", "returned", "closed"],
      "支付以后才能导出银行文件。",
      "The bank's file exists after the release.",
    ),
  };
}

type PaymentRow = {
  id: string;
  number: string;
  award: string;
  claim: string | null;
  benefit: string;
  person: string | null;
  employer: string | null;
  name: string;
  unit_name: string | null;
  fen: number;
  attempt: number;
  state: Payment["state"];
  bank_ref: string | null;
  settled_on: string | null;
  why: string | null;
  retry_of: string | null;
  tried: boolean;
  changed: boolean;
  bank: string;
  holder: string;
  tail: string;
  parts: { id: string; k: number; n: number; dueOn: string; fen: number }[];
};

async function paymentsOf(tx: ScopedTransaction, batch: Row): Promise<Payment[]> {
  const { rows } = await sql<PaymentRow>`
    select p.id, p.number, p.award, a.claim, a.benefit, p.person_id as person, p.employer_id as employer, p.party_name as name,
      coalesce((select e.name from claim c join employer e on e.id = c.confirming_employer where c.id = a.claim),
        (select e.name from employer e where e.id = p.employer_id)) as unit_name,
      p.fen::float8 as fen, p.attempt, p.state, p.bank_ref, p.settled_on::text as settled_on, p.why,
      (select o.number from payment o where o.id = p.retry_of) as retry_of,
      exists (select 1 from payment n where n.retry_of = p.id and n.state <> 'cancelled') as tried,
      exists (select 1 from payee_account n where coalesce(n.person_id, n.employer_id) = coalesce(p.person_id, p.employer_id)
        and n.state = 'verified' and n.id <> p.account) as changed,
      c.bank, c.holder, c.tail,
      (select jsonb_agg(jsonb_build_object('id', i.id, 'k', i.k, 'n', i.n, 'dueOn', i.due_on, 'fen', pi.fen) order by i.k)
        from payment_instalment pi join instalment i on i.id = pi.instalment where pi.payment = p.id) as parts
    from payment p join award a on a.id = p.award join payee_account c on c.id = p.account
    where p.batch = ${batch.id} order by p.number`.execute(tx);
  const shares = await sharesOf(
    tx,
    rows.flatMap(({ parts }) => parts.map(({ id }) => id)),
  );
  const rules = await rulesAt(tx, batch.place, { now: true });
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    award: row.award,
    claim: row.claim,
    benefit: benefitRef(rules, row.benefit),
    party: { kind: row.person === null ? "employer" : "person", id: row.person ?? row.employer ?? "", name: row.name },
    unitName: row.unit_name,
    instalments: row.parts,
    period: periodOf(row.parts.map(({ dueOn }) => dueOn)),
    fen: row.fen,
    shares: together(row.parts.flatMap(({ id }) => shares.get(id) ?? [])),
    account: { masked: maskedAccount(row.tail), bank: row.bank, holder: row.holder },
    retryOf: row.retry_of,
    attempt: row.attempt,
    state: row.state,
    bankRef: row.bank_ref,
    settledOn: row.settled_on,
    why: row.why,
    retry:
      row.state !== "bounced"
        ? "not_needed"
        : row.tried
          ? "tried_again"
          : row.changed
            ? "in_next_batch"
            : "needs_account",
  }));
}

type ReturnRow = {
  id: string;
  name: string;
  hash: string;
  by: string;
  at: Date;
  rows: BatchDetail["returns"][number]["items"];
};

async function returnsOf(tx: ScopedTransaction, batch: string): Promise<BatchDetail["returns"]> {
  const { rows } = await sql<ReturnRow>`
    select id, file_name as name, encode(content_hash, 'hex') as hash, loaded_name as by, loaded_at as at, rows
    from bank_return where batch = ${batch} order by no desc`.execute(tx);
  return rows.map(({ id, name, hash, by: who, at, rows: items }) => {
    const count = (outcome: string) => items.filter((item) => item.outcome === outcome).length;
    return {
      id,
      fileName: name,
      hash,
      by: { name: who, at: at.toISOString() },
      rows: items.length,
      paid: count("paid"),
      bounced: count("bounced"),
      same: count("same"),
      problems: count("problem"),
      items,
    };
  });
}
