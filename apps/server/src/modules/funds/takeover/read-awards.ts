import type { TakeoverRow } from "@jucai/contract";
import type { Benefit, Text } from "@jucai/engine";
import { sql } from "kysely";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { fundsIn, ordersIn } from "#modules/granted/index.ts";
import { type PlaceRules, rulesAt } from "#modules/library/rules-at.ts";
import { maskName, readBankCard, readIdentity, readUscc } from "#modules/registry/numbers/index.ts";
import type { Doing } from "../ground/doing.ts";
import { type Line, readList } from "../ground/sheet.ts";
import { awardColumns, type AwardKey } from "./columns.ts";

/** A row as it will be taken over, in clear: kept sealed between check and confirmation. */
export type Running = {
  readonly row: number;
  readonly kind: "person" | "employer";
  readonly party: string;
  readonly name: string;
  readonly benefit: string;
  /** Calendar date of the first period. */
  readonly start: string;
  readonly n: number;
  readonly k: number;
  readonly fen: number;
  readonly account: string;
  readonly bank: string;
};
type Problem = TakeoverRow["problems"][number];
type Checked = { readonly view: TakeoverRow; readonly running: Running | undefined };
type Ground = {
  readonly rules: PlaceRules;
  readonly funds: ReadonlyMap<string, string>;
  readonly keysOf: (benefit: string) => readonly string[];
  readonly today: string;
};

/** Most periods that an award may have: ten years by the month. */
const mostPeriods = 120;

/** Checks every row against the registry, the documents and what runs already; nothing is written. */
export async function readAwards(
  tx: ScopedTransaction,
  doing: Doing,
  place: string,
  bytes: Buffer,
): Promise<Checked[]> {
  const lines = (await readList(bytes, awardColumns)).filter(({ total }) => !total);
  const orderOf = await ordersIn(tx, place);
  const ground: Ground = {
    rules: await rulesAt(tx, place, { now: true }),
    funds: await fundsByName(tx, place),
    keysOf: (benefit) => orderOf(benefit).keys,
    today: today(doing.clock),
  };
  const checked: Checked[] = [];
  const seen = new Map<string, number>();
  for (const line of lines) checked.push(await checkRow(tx, doing, place, ground, line, seen));
  return checked;
}

async function checkRow(
  tx: ScopedTransaction,
  doing: Doing,
  place: string,
  ground: Ground,
  line: Line<AwardKey>,
  seen: Map<string, number>,
): Promise<Checked> {
  const problems: Problem[] = [];
  const wrong = (key: AwardKey, says: Text, fix: Text, shown = line.text(key)) =>
    void problems.push({ column: awardColumns[key].titles[0]!, value: shown, says, fix });
  const party = await partyOf(tx, doing, place, line, wrong);
  const benefit = benefitOf(ground, line, wrong);
  const start = startOf(line.text("start"));
  if (start === undefined || start > ground.today) {
    wrong(
      "start",
      said("读不出起始月份，或者还没有到。", "The first month cannot be read or lies ahead."),
      said("写成 2023-03", "Write 2023-03"),
    );
  }
  const n = wholeOf(line.text("n"));
  const k = wholeOf(line.text("k"));
  if (n === undefined || n < 1 || n > mostPeriods) {
    wrong(
      "n",
      said(`总期数应为 1 到 ${mostPeriods}。`, `The number of periods is 1 to ${mostPeriods}.`),
      said("核对总期数", "Check the number"),
    );
  }
  if (k === undefined || k < 0 || (n !== undefined && k > n)) {
    wrong(
      "k",
      said("已付期数不能大于总期数。", "More were paid than there are."),
      said("核对已付期数", "Check how many were paid"),
    );
  }
  const fen = line.fen("fen");
  if (fen === undefined || fen <= 0) {
    wrong(
      "fen",
      said("每期金额读不出来。", "The sum cannot be read."),
      said("写成 1000.00，单位元", "Write 1000.00, in yuan"),
    );
  }
  checkFund(ground, line, benefit, wrong);
  checkAccount(line, party?.kind, wrong);
  let same = false;
  if (party !== undefined && benefit !== undefined) {
    const key = `${party.id} ${benefit}`;
    const before = seen.get(key);
    if (before !== undefined) {
      wrong(
        "number",
        said(`与第 ${before} 行重复。`, `It stands in row ${before} already.`),
        said("删去一行", "Remove one of them"),
        line.text("name"),
      );
    }
    seen.set(key, line.row);
    const found = await runsAlready(tx, party.id, benefit, { n: n ?? 0, k: k ?? 0, fen: fen ?? 0 });
    same = found === "same";
    if (found !== undefined && found !== "same") {
      wrong(
        "benefit",
        said(`系统里已经有${found}。`, `There is ${found} already.`),
        said("从表中删去这一行", "Remove this row"),
      );
    }
  }
  const good = problems.length === 0 && party !== undefined && benefit !== undefined && start !== undefined;
  const running =
    good && !same && n !== undefined && k !== undefined && fen !== undefined
      ? {
          row: line.row,
          kind: party.kind,
          party: party.id,
          name: party.name,
          benefit,
          start,
          n,
          k,
          fen,
          account: line.text("account"),
          bank: line.text("bank"),
        }
      : undefined;
  return {
    running,
    view: {
      row: line.row,
      name: party?.kind === "employer" ? line.text("name") : maskName(line.text("name") || "—"),
      benefit: benefit ?? line.text("benefit"),
      k: k ?? null,
      n: n ?? null,
      fen: fen ?? null,
      openFen: good && n !== undefined && k !== undefined && fen !== undefined ? (n - k) * fen : null,
      fund: line.text("fund"),
      outcome: problems.length > 0 ? "problem" : same ? "same" : "new",
      problems,
    },
  };
}

type Wrong = (key: AwardKey, says: Text, fix: Text, shown?: string) => void;
type Party = { readonly kind: "person" | "employer"; readonly id: string; readonly name: string };

async function partyOf(
  tx: ScopedTransaction,
  { sealing }: Doing,
  place: string,
  line: Line<AwardKey>,
  wrong: Wrong,
): Promise<Party | undefined> {
  const text = line.text("number");
  const shown = text === "" ? "" : `*${text.slice(-4)}`;
  const identity = readIdentity(text);
  const uscc = readUscc(text);
  if (!identity.ok && !uscc.ok) {
    const { problem } = identity;
    wrong("number", problem, said("照证件核对后重写", "Compare it with the document"), shown);
    return undefined;
  }
  const { rows } = await (
    identity.ok
      ? sql<Party>`select 'person' as kind, id, name from person where id_index = ${sealing.blindIndex("id", identity.value)}
        and place = ${place} and merged_into is null and withdrawn_at is null and sealed_key is not null`
      : sql<Party>`select 'employer' as kind, id, name from employer where uscc = ${uscc.ok ? uscc.value : ""}
        and place = ${place} and merged_into is null and withdrawn_at is null`
  ).execute(tx);
  const found = rows[0];
  if (found === undefined) {
    wrong(
      "number",
      said("登记库里没有这个号码。", "Nobody of that number is registered here."),
      said("先导入名册，再接续待遇", "Import the roster first"),
      shown,
    );
    return undefined;
  }
  if (found.name === line.text("name").replaceAll(/\s/g, "")) return found;
  wrong(
    "name",
    said("姓名与登记的不一致。", "The name differs from the registered one."),
    said("核对号码和姓名", "Check number and name"),
    maskName(line.text("name") || "—"),
  );
  return undefined;
}

function benefitOf({ rules }: Ground, line: Line<AwardKey>, wrong: Wrong): string | undefined {
  const text = line.text("benefit");
  const grants = rules.policies.flatMap(({ benefits }) => benefits).filter(({ form }) => form === "grant");
  const found = grants.filter(({ id, title }) => id === text || title.zh === text || title.en === text);
  if (found.length === 1 && !onlyAsClaim(found[0]!)) return found[0]!.id;
  if (found.length === 1) {
    wrong(
      "benefit",
      said(
        "这项待遇按每个人、每件事发放，表里写不出是哪一件，接续后无法防止同一件再领。",
        "This is paid for each person or thing; the sheet cannot say for which, so nothing would stop it from being claimed again.",
      ),
      said("作为办件申请", "Have it claimed"),
    );
    return undefined;
  }
  wrong(
    "benefit",
    found.length === 0
      ? said("没有这项待遇。", "There is no such benefit.")
      : said("有几项待遇叫这个名字。", "Several benefits have this name."),
    said("写待遇编号，如 qingliu-2023-1/05", "Write its id, such as qingliu-2023-1/05"),
  );
  return undefined;
}

/** Paid at once for one of many things: what runs over several periods is told apart by its periods. */
function onlyAsClaim({ each, repeats, pays }: Benefit): boolean {
  const periods = pays.schedule.kind === "monthly" || pays.schedule.kind === "parts";
  return each !== undefined || (repeats === true && !periods);
}

function checkFund({ funds, keysOf }: Ground, line: Line<AwardKey>, benefit: string | undefined, wrong: Wrong): void {
  const text = line.text("fund");
  if (text === "") return;
  const key = funds.get(text);
  if (key === undefined) {
    wrong(
      "fund",
      said("没有这项资金。", "There is no such fund."),
      said("先在“资金”页建立", "Make it on the page of funds first"),
    );
  } else if (benefit !== undefined && !keysOf(benefit).includes(key)) {
    wrong(
      "fund",
      said("这项待遇不从这项资金支付。", "This benefit does not draw on this fund."),
      said("核对资金顺序", "Check the order of funds"),
    );
  }
}

function checkAccount(line: Line<AwardKey>, kind: Party["kind"] | undefined, wrong: Wrong): void {
  const text = line.text("account");
  if (text === "") return;
  const read = readBankCard(text, kind === "employer" ? "company" : "person");
  if (!read.ok)
    wrong(
      "account",
      read.problem,
      said("照银行卡核对，或先留空", "Compare it with the card or leave it empty"),
      `*${text.slice(-4)}`,
    );
  else if (line.text("bank") === "")
    wrong("bank", said("有账号没有开户行。", "An account without its bank."), said("补上开户行", "Add the bank"));
}

async function runsAlready(
  tx: ScopedTransaction,
  party: string,
  benefit: string,
  { n, k, fen }: { readonly n: number; readonly k: number; readonly fen: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ number: string; origin: string; total: number; n: number; before: number }>`
    select a.number, a.origin, a.total_fen::float8 as total, count(i.id)::int as n,
      count(i.id) filter (where i.status = 'paid_before')::int as before
    from award a join instalment i on i.award = a.id and i.status <> 'cancelled'
    where a.benefit = ${benefit} and coalesce(a.person_id, a.employer_id) = ${party}::uuid and a.origin <> 'adjustment'
    group by a.id`.execute(tx);
  const award = rows[0];
  if (award !== undefined) {
    const same = award.origin === "takeover" && award.n === n && award.before === k && award.total === n * fen;
    return same ? "same" : award.number;
  }
  const { rows: claims } = await sql<{ number: string }>`
    select number from claim where benefit = ${benefit} and coalesce(person_id, employer_id) = ${party}::uuid
      and status not in ('draft', 'rejected', 'withdrawn', 'stopped') limit 1`.execute(tx);
  return claims[0]?.number;
}

/** By key and by name in either language: the key. */
async function fundsByName(tx: ScopedTransaction, place: string): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const key of (await fundsIn(tx, place)).keys()) names.set(key, key);
  const { rows } = await sql<{ key: string; name: Text }>`select key, name from fund where place = ${place}`.execute(
    tx,
  );
  for (const { key, name } of rows) names.set(name.zh, key).set(name.en, key);
  return names;
}

/** `2023-03`, `2023.3`, `202303`, `2023年3月`, or a date: the first day, or the day that stands there. */
function startOf(text: string): string | undefined {
  const found = /^(\d{4})\s*[-./年]?\s*(\d{1,2})\s*(?:[-./月]\s*(\d{1,2})?\s*日?)?$/.exec(text);
  if (found === null) return undefined;
  const [, year = "", month = "", day = "1"] = found;
  const date = `${year}-${month.padStart(2, "0")}-${(day || "1").padStart(2, "0")}`;
  const real = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== date ? undefined : date;
}

function wholeOf(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

function said(zh: string, en: string): Text {
  return { zh, en };
}
