import type { Readable } from "node:stream";
import type { Statement, StatementQuery } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { type Clock, today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { lastOfMonth } from "../awards/plan.ts";
import { type TableRow, workbookOf } from "../../registry/sheets/index.ts";
import { type Kind, ledgerFaults, type Why } from "../ledger/ledger.ts";
import { placesOf } from "./payable.ts";

type Row = Statement["rows"][number];
type Moved = { key: string; name: Text; year: number | null; kind: Kind; why: Why; before: number; within: number };

/**
 * Movements of a month or year, worked out from the entries: a past period gives the same for ever. By fund, opening and closing
 * are what was available; by policy and unit what was set aside. What was reversed counts against what it undid.
 */
export async function statement(tx: ScopedTransaction, clock: Clock, query: StatementQuery): Promise<Statement> {
  const { from, to } = boundsOf(query.period);
  const all = await movedIn(tx, await placesOf(tx, query.place), query.by, from, to);
  const moved = query.by === "fund" ? ofYear(all, Number(from.slice(0, 4))) : all;
  const names = query.by === "policy" ? await policyNames(tx, query.place) : new Map<string, Text>();
  const rows = [...Map.groupBy(moved, ({ key, year }) => `${key} ${year}`).values()].map((of): Row => {
    const { key, name, year } = of[0]!;
    return { key, name: names.get(key) ?? name, year, ...figuresOf(of, query.by === "fund" ? "available" : "held") };
  });
  return {
    from,
    to,
    by: query.by,
    rows,
    total: figuresOf(moved, query.by === "fund" ? "available" : "held"),
    balanced: (await ledgerFaults(tx)).length === 0,
    open: to >= today(clock),
  };
}

/** The funds of the year asked for, and of a year before only where something still moved: a late payment, a bounced one. */
function ofYear(moved: readonly Moved[], asked: number): readonly Moved[] {
  return [...Map.groupBy(moved, ({ key, year }) => `${key} ${year}`).values()]
    .filter(([first, ...rest]) => {
      const year = first?.year ?? asked;
      return year === asked || (year < asked && [first, ...rest].some((each) => each?.within !== 0));
    })
    .flat();
}

/** @example boundsOf("2026-09") // { from: "2026-09-01", to: "2026-09-30" } */
export function boundsOf(period: string): { readonly from: string; readonly to: string } {
  if (period.length === 4) return { from: `${period}-01-01`, to: `${period}-12-31` };
  return { from: `${period}-01`, to: lastOfMonth(`${period}-01`) };
}

function figuresOf(moved: readonly Moved[], base: "available" | "held") {
  const sum = (of: (each: Moved) => number) => moved.reduce((total, each) => total + of(each), 0);
  const on = (kind: Kind, ...whys: readonly Why[]) =>
    sum((each) => (each.kind === kind && whys.includes(each.why) ? each.within : 0));
  const opening = sum((each) => (each.kind === base ? each.before : 0));
  return {
    openingFen: opening,
    budgetFen: on("available", "budget", "transfer", "opening"),
    heldFen: on("held", "hold"),
    releasedFen: -on("held", "release_hold"),
    sentFen: on("in_payment", "send"),
    paidFen: on("paid", "paid", "opening"),
    bouncedFen: on("held", "bounced"),
    recoveredFen: on("available", "recovered"),
    closingFen: opening + sum((each) => (each.kind === base ? each.within : 0)),
  };
}

async function movedIn(
  tx: ScopedTransaction,
  places: readonly string[],
  by: StatementQuery["by"],
  from: string,
  to: string,
): Promise<Moved[]> {
  const key = { fund: sql`f.id::text`, policy: sql`w.pack`, unit: sql`coalesce(w.unit::text, '')` }[by];
  const name = {
    fund: sql`f.name`,
    policy: sql`jsonb_build_object('zh', w.pack, 'en', w.pack)`,
    unit: sql`coalesce(u.name, '{"zh": "未指定单位", "en": "No unit"}'::jsonb)`,
  }[by];
  const year = by === "fund" ? sql`a.year` : sql`null::int`;
  const start = `${from}T00:00:00+08:00`;
  const end = sql`(${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;
  const { rows } = await sql<Moved>`
    select ${key} as key, ${name} as name, ${year} as year, a.kind, coalesce(o.why, p.why) as why,
      coalesce(sum(e.fen) filter (where e.at < ${start}::timestamptz), 0)::float8 as before,
      coalesce(sum(e.fen) filter (where e.at >= ${start}::timestamptz), 0)::float8 as within
    from ledger_entry e join ledger_account a on a.id = e.account join fund f on f.id = a.fund
      join posting p on p.id = e.posting left join posting o on o.id = p.reverses
      left join hold h on e.ref_kind = 'hold' and h.id = e.ref_id
      left join adjustment j on e.ref_kind = 'adjustment' and j.id = e.ref_id
      left join instalment i on i.id = h.instalment
      left join award w on w.id = coalesce(i.award, j.award)
      left join unit u on u.id = w.unit
    where e.place = any(${[...places]}::text[]) and e.at < ${end} and (${by === "fund"} or w.id is not null)
    group by 1, 2, 3, 4, 5 order by 3 desc nulls last, 1`.execute(tx);
  return rows;
}

async function policyNames(tx: ScopedTransaction, place: string | undefined): Promise<ReadonlyMap<string, Text>> {
  const names = new Map<string, Text>();
  for (const each of await placesOf(tx, place)) {
    for (const { id, short } of (await rulesAt(tx, each, { now: true })).policies) names.set(id, short);
  }
  return names;
}

const titles: readonly [keyof Statement["total"], Text][] = [
  ["openingFen", { zh: "期初", en: "Opening" }],
  ["budgetFen", { zh: "预算增减", en: "Budget" }],
  ["heldFen", { zh: "占用", en: "Held" }],
  ["releasedFen", { zh: "释放", en: "Released" }],
  ["sentFen", { zh: "送银行", en: "Sent" }],
  ["paidFen", { zh: "到账", en: "Paid" }],
  ["bouncedFen", { zh: "退汇", en: "Bounced" }],
  ["recoveredFen", { zh: "追回", en: "Recovered" }],
  ["closingFen", { zh: "期末", en: "Closing" }],
];
const heads: Readonly<Record<StatementQuery["by"], Text>> = {
  fund: { zh: "资金", en: "Fund" },
  policy: { zh: "政策", en: "Policy" },
  unit: { zh: "单位", en: "Unit" },
};

/** The same as a workbook, in yuan; the sums of the last line are the statement's own, exact to the fen. */
export function statementWorkbook(it: Statement, on: string, language: "zh" | "en"): Readable {
  const words = (text: Text) => text[language];
  const line = (name: string, year: number | null, row: Statement["total"]): TableRow => [
    name,
    year === null ? null : String(year),
    ...titles.map(([key]) => row[key] / 100),
  ];
  async function* rows(): AsyncGenerator<TableRow> {
    for (const row of it.rows) yield line(words(row.name), row.year, row);
    yield line(language === "zh" ? "总额" : "All", null, it.total);
  }
  return workbookOf(
    {
      title: language === "zh" ? `资金报表 ${it.from} 至 ${it.to}` : `Statement ${it.from} to ${it.to}`,
      line: language === "zh" ? "单位：元" : "In yuan",
      date: on,
      columns: [
        { title: words(heads[it.by]), kind: "text", width: 30 },
        { title: language === "zh" ? "年度" : "Year", kind: "text" },
        ...titles.map(([, title]) => ({ title: words(title), kind: "number" as const })),
      ],
    },
    rows(),
  );
}
