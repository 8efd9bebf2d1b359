import type { ImportProblem } from "@jucai/contract";
import type { Roster, Vocabulary } from "@jucai/engine";
import { sql } from "kysely";
import { recordAll } from "#kernel/audit/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { checkValue, factFor } from "../facts/value.ts";
import { type Entry, problemAt, valueText } from "../sheets/index.ts";
import { tidyName } from "../people/names.ts";
import { isSeen, joiningOf, type Joining } from "../people/joining.ts";
import { compare } from "./compare.ts";
import { heldElsewhere } from "./held-elsewhere.ts";
import { entryKey, standingEntries } from "./entries.ts";
import { heldEmployers } from "./employers.ts";
import { type Held, heldFor } from "./held.ts";
import type { Batch } from "./imports.tables.ts";
import { type Parts, partsOf } from "./parts.ts";
import type { StagedRow } from "./staged.ts";

export type Ground = { readonly sealing: Sealing; readonly roster: Roster; readonly vocabulary: Vocabulary };

/**
 * Checks rows against the vocabulary and the registry: what cannot be kept becomes an error, and of everybody who is
 * held already it says what would change. In a transaction of the system's, for people are matched across units;
 * that somebody was met whom the one who imports may not see is written down, so that nobody tries numbers unseen.
 */
export async function checkRows(
  tx: ScopedTransaction,
  { sealing, roster, vocabulary }: Ground,
  batch: Batch,
  entries: readonly (Entry & { readonly decision?: StagedRow["decision"] })[],
): Promise<StagedRow[]> {
  const apart = entries.map((entry) => {
    const parts = partsOf(roster, vocabulary, entry);
    return { entry, parts, refused: refusedFacts(entry, parts, roster, vocabulary) };
  });
  const sought = apart.map(({ entry, parts }) => ({ row: entry.row, own: parts.own }));
  const held =
    roster.of === "person"
      ? await heldFor(tx, sealing, sought, batch.unit_id)
      : await heldEmployers(tx, sought, batch.place);
  const subjects = [...held.values()].map(({ id }) => id);
  const standing = await standingEntries(tx, sealing, batch, roster.of, subjects);
  const names = await unitNames(tx, [batch.unit_id, ...[...held.values()].flatMap(({ heldBy }) => heldBy)]);
  const comparing = { roster, unit: batch.unit_id, sees: batch.asked.sees, names };
  if (roster.of === "person") await noteMet(tx, batch, held);
  return apart.map(({ entry, parts, refused }) => {
    const met = held.get(entry.row);
    const joining = met === undefined ? "reached" : joiningWith(batch, roster, parts, met);
    const other = met === undefined ? [] : otherName(entry, parts, roster, batch, met);
    // Whoever has the number but not the name is not told where to ask.
    if (met !== undefined && joining === "refused" && other.length === 0)
      other.push(...heldElsewhere(entry, roster, met, names));
    if (other.length > 0) {
      const problems = [...entry.problems, ...refused, ...other];
      return { ...entry, problems, known: null, person: null, decision: entry.decision ?? "take" };
    }
    const before = met === undefined ? undefined : standing.get(entryKey(met.id, parts.apart));
    const nameless = parts.own.name === undefined;
    return {
      ...entry,
      problems: [...entry.problems, ...refused, ...goneProblem(entry, roster, met)],
      // Whom a row names is not known without a name; it has an error already.
      known: nameless ? null : compare(comparing, parts, entry.values, met, before, joining),
      person: met?.id ?? null,
      decision: entry.decision ?? "take",
    };
  });
}

/** Values that the vocabulary does not take, such as a number beyond a fact's bounds. */
function refusedFacts(entry: Entry, parts: Parts, roster: Roster, vocabulary: Vocabulary): ImportProblem[] {
  return parts.facts.flatMap(({ fact, value, column: key }) => {
    const found = factFor(fact, roster.of, vocabulary);
    const column = roster.columns.find((each) => each.key === key);
    if ("problem" in found || column === undefined) return [];
    const checked = checkValue(value, found.fact, vocabulary);
    if (!("problem" in checked)) return [];
    const says = { zh: checked.problem.zh.replace(/。$/, ""), en: checked.problem.en.replace(/\.$/, "") };
    return [
      problemAt(entry.row, key, column.header, valueText(column, entry.values[key]))("error", "fact/refused", says, {
        zh: "请按要求改正",
        en: "Correct it accordingly",
      }),
    ];
  });
}

/** That persons whom only others hold were looked up, as at registering one by hand. */
async function noteMet(tx: ScopedTransaction, batch: Batch, held: ReadonlyMap<number, Held>): Promise<void> {
  const hidden = [...held].filter(([, met]) => !isSeen(batch.asked.sees, met));
  await recordAll(
    tx,
    { account: batch.created_by, name: batch.created_name },
    hidden.map(([row, { id }]) => {
      return { action: "person.duplicate", object: { kind: "person", id }, detail: { import: batch.id, row } };
    }),
  );
}

/**
 * A number alone is not enough for somebody whom only others hold: he would be held from then on by whoever tried
 * numbers out in a sheet.
 */
function otherName(entry: Entry, { own }: Parts, { columns }: Roster, { asked }: Batch, held: Held): ImportProblem[] {
  const column = columns.find(({ is }) => is === "identity");
  if (held.by !== "identity" || column === undefined || own.name === undefined) return [];
  if (isSeen(asked.sees, held) || held.names.includes(tidyName(own.name))) return [];
  const tell = problemAt(entry.row, column.key, column.header, entry.cells[column.key] ?? "");
  return [tell("error", "person/other_name", another.says, another.fix)];
}

const another = {
  says: {
    zh: "这个证件号码已由其他单位登记，姓名与表中不同",
    en: "this number is registered by another unit under another name",
  },
  fix: { zh: "请核对姓名和证件号码", en: "Check name and number" },
};

/** An employer is public: its place's units share it whatever it was met by, and only another place is kept out. */
function joiningWith({ asked, place }: Batch, { of }: Roster, { own }: Parts, held: Held): Joining {
  const agrees = {
    number: of === "employer" || held.by === "identity",
    name: of === "employer" || held.names.includes(tidyName(own.name ?? "")),
  };
  return joiningOf(asked.sees, place, held, agrees);
}

/** Whoever's fields were destroyed on order gets none again from a sheet; whoever was withdrawn comes back. */
function goneProblem(entry: Entry, roster: Roster, held: Held | undefined): ImportProblem[] {
  const column = roster.columns.find(({ is }) => is === "name");
  if (held === undefined || column === undefined) return [];
  const tell = problemAt(entry.row, column.key, column.header, entry.cells[column.key] ?? "");
  if (held.forgotten) return [tell("error", "person/forgotten", gone.says, gone.fix)];
  return !held.withdrawn ? [] : [tell("notice", "person/withdrawn", back)];
}

const gone = {
  says: {
    zh: "此人的资料已按程序销毁，不能再写入",
    en: "this person's data was destroyed on request and is not written again",
  },
  fix: { zh: "请删去这一行", en: "Remove the row" },
};
const back = { zh: "已被撤下，写入后恢复", en: "was withdrawn and will be brought back" };

async function unitNames(tx: ScopedTransaction, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; zh: string }>`
    select id, name ->> 'zh' as zh from unit where id = any(${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, zh }) => [id, zh]));
}
