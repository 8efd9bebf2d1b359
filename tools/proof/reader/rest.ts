/** What the check prints beside its four figures: targets, head and annexes. Told, not asked for. */
import type { ReadDocument } from "@jucai/reader";
import type { Catalogued } from "./catalogue.ts";
import { clausesOf } from "./clauses.ts";

/** Lengths of time, shares and sums stand in the catalogue's targets too; the reader has them elsewhere. */
const elsewhere = /^(?:CNY|percent|years?|months?|working days)/;

/** Targets of the catalogue that the reader has as targets at their clause, and those that it has not. */
export function targetsOf(catalogued: Catalogued, read: ReadDocument): { found: number; missed: string[] } {
  const missed: string[] = [];
  let found = 0;
  for (const goal of catalogued.targets) {
    const values = [goal["value"]].flat().filter((value): value is number => typeof value === "number");
    if (values.length === 0 || elsewhere.test(String(goal["unit"] ?? ""))) continue;
    const clause = clausesOf(
      catalogued.key,
      catalogued.entries.find((entry) => entry.id === goal.ref)?.clause ?? "",
    )[0];
    const targets = read.measures.find((measure) => measure.clause === clause)?.targets ?? [];
    const has = values.every((value) => targets.some((target) => target.value === value || target.from === value));
    if (has) found++;
    else
      missed.push(`${catalogued.key} ${clause ?? "?"}: ${values.join("–")} ${String(goal["metric"] ?? goal["what"])}`);
  }
  return { found, missed };
}

const bare = (text: unknown): string => String(text).replace(/\s/g, "");

/** Lines of the head that differ from the catalogue. */
export function headOf({ key, document }: Catalogued, read: ReadDocument): string[] {
  const title = (document["title"] as { zh?: string } | undefined)?.zh ?? document["title_zh"];
  const years = document["validity_years"] ?? document["trial_period_years"] ?? null;
  const until = document["valid_until"] ?? document["derived_trial_last_day"] ?? null;
  // The number of one document is not printed in it but cited in another.
  const number = document["number_note"] === undefined ? document["number"] : null;
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ["title", title, read.title],
    ["number", number, read.number],
    ["issuer", document["issuer"] ?? document["issuing_body"], read.issuer],
    ["issued", document["signed_date"], read.issued],
    ["years", years, read.validity.years],
    ["until", until, read.validity.until],
  ];
  return pairs
    .filter(([, wanted, had]) => bare(wanted) !== bare(had))
    .map(([name, wanted, had]) => `${key} ${name}: ${String(wanted)} / ${String(had)}`);
}

/** Numbered tasks of the lists and columns of the forms in the annexes. */
export function annexesOf(read: ReadDocument): string {
  const forms = read.annexes.flatMap((annex) => annex.forms.map((form) => form.columns.length));
  const numbers = read.annexes.flatMap((annex) =>
    annex.tables.flatMap((table) => table.rows.map((row) => row[0] ?? "")),
  );
  const tasks = new Set(numbers.filter((cell) => /^\d+$/.test(cell))).size;
  return `${read.annexes.length} annexes${tasks > 0 ? `, ${tasks} numbered rows` : ""}${forms.length > 0 ? `, forms of ${forms.join(", ")} columns` : ""}`;
}
