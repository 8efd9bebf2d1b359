import type { Due, Roster, RosterColumn, Vocabulary } from "@jucai/engine";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { buildColumns } from "./columns.ts";
import { faultsInto, reportTwice } from "./faults.ts";
import type { RawDue, RawPack, RawRoster } from "./raw-pack.ts";
import { known, knownAll, measure, unit, type Kind } from "./known.ts";

const columnName: Kind = { code: "unknown-column", zh: "列", en: "column" };
const valueName: Kind = { code: "unknown-value", zh: "可选值", en: "value" };

/** The rosters of a pack, with what their choices may be. */
export function buildRosters(raw: RawPack, vocabulary: Vocabulary): Roster[] {
  const { rosters, pack } = raw;
  if (!rosters) return [];
  return rosters.value.rosters.map(({ key, value }) => {
    const { sheet } = rosters;
    checkNames(value, raw, sheet);
    const columns = buildColumns(value, vocabulary, sheet);
    const roster: Roster = {
      id: `${pack.value.policy}/${key}`,
      pack: pack.value.policy,
      measure: value.measure,
      serves: value.serves ?? [],
      name: value.name,
      clause: value.clause,
      of: value.of,
      apart: value.apart ?? [],
      columns,
      ...(value.category === undefined ? {} : { category: value.category }),
      lists: value.lists ?? [],
      collects: (value.collects ?? []).map(({ from, whom, categories, clause }) => ({
        from,
        ...(whom ? { whom } : {}),
        ...(categories ? { categories } : {}),
        clause,
      })),
      ...(value.to === undefined ? {} : { to: value.to }),
      due: (value.due ?? []).map((it) => dueOf(it, sheet)),
      levels: value.levels ?? [],
      ...(value.snapshot ? { snapshot: value.snapshot } : {}),
      ...(value.consecutive ? { consecutive: consecutiveOf(value.consecutive, columns, sheet) } : {}),
      ...(value.publish ? { publish: publishOf(value.publish) } : {}),
      purpose: value.purpose,
      kept: value.kept,
      readings: value.readings ?? [],
    };
    checkCategories(value, roster, sheet);
    return roster;
  });
}

/** In which years somebody counts: values of choices by their ids, `yes` and `no` of yes-or-no columns. */
function consecutiveOf(
  { years, when, clause }: NonNullable<RawRoster["consecutive"]>,
  columns: readonly RosterColumn[],
  sheet: Sheet,
): NonNullable<Roster["consecutive"]> {
  const tests = when.map((entry) => {
    const { key, value } = entry;
    const keys = columns.filter(({ type }) => type === "choice" || type === "yes_no").map((each) => each.key);
    known(key, keys, sheet, whereIs(sheet, entry), columnName);
    const column = columns.find((each) => each.key === key);
    const values = column?.type === "yes_no" ? ["yes", "no"] : (column?.values ?? []).map(({ id }) => id);
    if (column) knownAll(value, values, sheet, valueName);
    return { column: key, values: column?.type === "yes_no" ? value.map((each) => each === "yes") : value };
  });
  return { years, when: tests, clause };
}

function publishOf({ by, clause, reading }: NonNullable<RawRoster["publish"]>): NonNullable<Roster["publish"]> {
  return { ...(by === undefined ? {} : { by }), clause, ...(reading ? { reading } : {}) };
}

/** A due day: of the year as MM-DD, of a quarter as DD, or a window that the place sets. */
export function dueOf(raw: RawDue, sheet: Sheet): Due {
  const { every, by, window, clause, reading } = raw;
  // An empty one was reported when it was read.
  const fits = !by || (every === "year") === by.includes("-");
  if ((by !== undefined && window !== undefined) || !fits) {
    faultsInto(sheet.problems)(
      whereIs(sheet, raw, by === undefined ? "window" : "by"),
      "due",
      { zh: "这个期限读不通。", en: "This day cannot be read." },
      {
        zh: '每年写 by: "11-25"，每季度写 by: "25"（季末月），由地方定的时段只写 window。',
        en: 'Write `by: "11-25"` for every year, `by: "25"` for a quarter\'s last month, or only `window`.',
      },
    );
  }
  return {
    every,
    ...(by === undefined ? {} : { by }),
    ...(window ? { window } : {}),
    clause,
    ...(reading ? { reading } : {}),
  };
}

/** Units and measures that a roster names stand in the pack's other files. */
function checkNames(value: RawRoster, { units, measures, partial }: RawPack, sheet: Sheet): void {
  if (units) {
    const names = units.value.units.map(({ key }) => key);
    for (const it of value.collects ?? []) knownAll(it.from, names, sheet, unit);
    if (value.to !== undefined) known(value.to, names, sheet, whereIs(sheet, value, "to"), unit);
    if (value.snapshot) known(value.snapshot.by, names, sheet, whereIs(sheet, value.snapshot, "by"), unit);
  }
  if (measures && !partial) {
    const own = measures.value.measures.map(({ id }) => id);
    known(value.measure, own, sheet, whereIs(sheet, value, "measure"), measure);
    knownAll(value.serves, own, sheet, measure);
  }
}

/** Lists and shares name values of the category column, and what tells rows apart is a column. */
function checkCategories(value: RawRoster, roster: Roster, sheet: Sheet): void {
  const keys = roster.columns.map(({ key }) => key);
  knownAll(value.apart, keys, sheet, columnName);
  if (value.category !== undefined) {
    const choices = roster.columns.filter(({ type }) => type === "choice").map(({ key }) => key);
    known(value.category, choices, sheet, whereIs(sheet, value, "category"), columnName);
  }
  const category = roster.columns.find(({ key }) => key === roster.category);
  const values = category?.values?.map(({ id }) => id) ?? [];
  for (const it of [...(value.lists ?? []), ...(value.collects ?? [])])
    knownAll(it.categories, values, sheet, valueName);
  reportTwice(
    (value.lists ?? []).map((it) => ({ name: it.id, at: whereIs(sheet, it, "id") })),
    faultsInto(sheet.problems),
  );
}
