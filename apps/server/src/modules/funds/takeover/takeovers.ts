import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { Takeover, TakeoverRow } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type Scope, type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { type TableHead, workbookOf } from "../../registry/sheets/index.ts";
import type { File } from "../batches/bank-return.ts";
import { placeWithin } from "../budgets/funds.ts";
import { accountOf, type Doing, nameOf } from "../ground/doing.ts";
import { lockMoney } from "../ground/lock.ts";
import { notAllowed, notThere, wrongState } from "../ground/refused.ts";
import { awardColumns, balanceColumns, examples } from "./columns.ts";
import { readAwards, type Running } from "./read-awards.ts";
import { type Opening, readBalances } from "./read-balances.ts";
import { takeAwards, takeBalances } from "./take.ts";

type Kind = Takeover["kind"];
const contextOf = (id: string): string => `takeover/${id}`;

/** Checks a spreadsheet and keeps its good rows sealed until somebody else confirms them. The same file twice is refused. */
export async function loadTakeover(
  tx: ScopedTransaction,
  scope: Scope,
  doing: Doing,
  { place, kind }: { readonly place: string; readonly kind: Kind },
  { name, bytes }: File,
): Promise<Takeover> {
  placeWithin(scope, place);
  const hash = createHash("sha256").update(bytes).digest();
  const id = crypto.randomUUID();
  const checked = await unlimited(tx, "check a take-over", async () => {
    const found =
      kind === "awards"
        ? (await readAwards(tx, doing, place, bytes)).map(({ view, running }) => ({ view, good: running }))
        : (await readBalances(tx, place, bytes)).map(({ view, opening }) => ({ view, good: opening }));
    return { rows: found.map(({ view }) => view), good: found.flatMap(({ good }) => good ?? []) };
  });
  const sealed = doing.sealing.sealSystem(JSON.stringify(checked.good), contextOf(id));
  const { rows } = await sql`
    insert into takeover (id, place, kind, file_name, content_hash, state, rows, sealed, loaded_by, loaded_name, loaded_at)
    values (${id}, ${place}, ${kind}, ${name}, ${hash}, 'checked', ${JSON.stringify(checked.rows)}, ${sealed}, ${accountOf(doing)},
      ${nameOf(doing)}, ${doing.clock.now()})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) throw sameFile();
  await record(tx, doing.who, {
    action: "takeover.check",
    object: { kind: "takeover", id },
    detail: { place, kind, rows: checked.rows.length, good: checked.good.length },
  });
  return takeoverOf(tx, id);
}

/** Takes the good rows over; never whoever loaded them. What went in since by another way is left out as the same. */
export async function confirmTakeover(tx: ScopedTransaction, doing: Doing, id: string): Promise<Takeover> {
  const { rows } = await sql<{
    place: string;
    kind: Kind;
    state: string;
    by: string;
    name: string;
    sealed: Buffer | null;
  }>`
    select place, kind, state, loaded_by as by, loaded_name as name, sealed from takeover where id = ${id}::uuid for update`.execute(
    tx,
  );
  const found = rows[0];
  if (found === undefined) throw notThere("这次接续", "take-over");
  if (found.state !== "checked" || found.sealed === null)
    throw wrongState("这次接续已经办完或放弃。", "This take-over is done or was given up.");
  if (found.by === accountOf(doing)) {
    throw notAllowed("接续须由另一人确认。", "Somebody else than who loaded it confirms a take-over.");
  }
  const good = JSON.parse(doing.sealing.openSystem(found.sealed, contextOf(id)).toString("utf8")) as unknown;
  await lockMoney(tx, found.place);
  await unlimited(tx, "take awards over", async () => {
    if (found.kind === "balances") return takeBalances(tx, doing, found.place, good as Opening[]);
    const loadedBy = { account: found.by, name: found.name };
    const running = await stillNew(tx, good as Running[]);
    return takeAwards(tx, doing, { takeover: id, place: found.place, loadedBy }, running);
  });
  await sql`update takeover set state = 'done', sealed = null, confirmed_by = ${accountOf(doing)},
    confirmed_name = ${nameOf(doing)}, confirmed_at = ${doing.clock.now()} where id = ${id}`.execute(tx);
  await record(tx, doing.who, { action: "takeover.confirm", object: { kind: "takeover", id } });
  return takeoverOf(tx, id);
}

/** Between check and confirmation somebody may have been granted the same. */
async function stillNew(tx: ScopedTransaction, rows: readonly Running[]): Promise<Running[]> {
  const { rows: taken } = await sql<{ key: string }>`
    select distinct coalesce(person_id, employer_id) || ' ' || benefit as key from award
    where coalesce(person_id, employer_id) = any(${rows.map(({ party }) => party)}::uuid[]) and origin <> 'adjustment'`.execute(
    tx,
  );
  const known = new Set(taken.map(({ key }) => key));
  return rows.filter(({ party, benefit }) => !known.has(`${party} ${benefit}`));
}

export async function dropTakeover(tx: ScopedTransaction, doing: Doing, id: string): Promise<Takeover> {
  const { rows } = await sql`update takeover set state = 'dropped', sealed = null
    where id = ${id}::uuid and state = 'checked' returning id`.execute(tx);
  if (rows.length === 0) throw wrongState("没有待确认的接续。", "No such take-over waits to be confirmed.");
  await record(tx, doing.who, { action: "takeover.drop", object: { kind: "takeover", id } });
  return takeoverOf(tx, id);
}

type Row = {
  id: string;
  place: string;
  kind: Kind;
  name: string;
  state: Takeover["state"];
  rows: TakeoverRow[];
  loaded_name: string;
  loaded_at: Date;
  confirmed_name: string | null;
  confirmed_at: Date | null;
};

export async function takeovers(tx: ScopedTransaction, id?: string): Promise<Takeover[]> {
  const { rows } = await sql<Row>`
    select id, place, kind, file_name as name, state, rows, loaded_name, loaded_at, confirmed_name, confirmed_at from takeover
    where (${id ?? null}::uuid is null or id = ${id ?? null}::uuid) order by loaded_at desc limit 100`.execute(tx);
  return rows.map((row) => {
    const count = (outcome: string) => row.rows.filter((each) => each.outcome === outcome).length;
    const taken = row.rows.filter(({ outcome }) => outcome === "new");
    return {
      id: row.id,
      place: row.place,
      kind: row.kind,
      fileName: row.name,
      state: row.state,
      rows: row.rows,
      good: count("new"),
      same: count("same"),
      problems: count("problem"),
      paidBeforeFen: taken.reduce(
        (sum, { k, fen, openFen }) => sum + (k === null ? (fen ?? 0) - (openFen ?? 0) : k * (fen ?? 0)),
        0,
      ),
      openFen: taken.reduce((sum, { openFen }) => sum + (openFen ?? 0), 0),
      loaded: { name: row.loaded_name, at: row.loaded_at.toISOString() },
      confirmed:
        row.confirmed_at === null ? null : { name: row.confirmed_name ?? "", at: row.confirmed_at.toISOString() },
    };
  });
}

export async function takeoverOf(tx: ScopedTransaction, id: string): Promise<Takeover> {
  const [found] = await takeovers(tx, id);
  if (found === undefined) throw notThere("这次接续", "take-over");
  return found;
}

/** An empty workbook with one example row, to be overwritten. */
export function takeoverTemplate(kind: Kind, on: string): Readable {
  const columns = Object.values(kind === "awards" ? awardColumns : balanceColumns).map(({ titles }) => ({
    title: titles[0]!,
    kind: "text" as const,
    width: 20,
  }));
  const head: TableHead = {
    title: kind === "awards" ? "存量接续" : "期初余额",
    line: "第一行是示例，请覆盖",
    date: on,
    columns,
  };
  async function* rows() {
    yield [...examples[kind]];
  }
  return workbookOf(head, rows());
}

function sameFile(): Refusal {
  return new Refusal("already_there", {
    zh: "这份表已经导入过，请在列表里找到它继续办理。",
    en: "This very file was loaded before; find it in the list and go on there.",
  });
}
