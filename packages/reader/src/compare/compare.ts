import {
  type Amount,
  type Citation,
  type Deadline,
  type ReadDocument,
  type ReadMeasure,
  type Target,
  unitRoles,
} from "../model.ts";
import { plain } from "../words/fold.ts";
import type { Change, ComparedMeasure, DocumentComparison, HeadChange } from "./comparison.ts";
import { matchMeasures, type Match } from "./match.ts";
import { textPieces } from "./pieces.ts";

const amountKey = ({ fen, fromFen, percent, fromPercent, bound, per, total }: Amount): string =>
  [fen, fromFen, percent, fromPercent, bound, per.join("·"), total].join("|");
const deadlineKey = ({ every, years, by, window, within }: Deadline): string =>
  [every, years, by, window, within?.count, within?.unit].join("|");
const targetKey = ({ value, from, op, unit, every, years }: Target): string =>
  [value, from, op, unit, every, years].join("|");
const citationKey = ({ title, number, repealed }: Citation): string =>
  [plain(title ?? ""), plain(number ?? ""), repealed].join("|");

/** What each list has more of than the other, by key; the same thing twice counts twice. */
function change<T>(before: readonly T[], after: readonly T[], key: (each: T) => string): Change<T> {
  const only = (these: readonly T[], those: readonly T[]): T[] => {
    const left = new Map<string, number>();
    for (const each of those) left.set(key(each), (left.get(key(each)) ?? 0) + 1);
    return these.filter((each) => {
      const count = left.get(key(each)) ?? 0;
      left.set(key(each), count - 1);
      return count <= 0;
    });
  };
  return { added: only(after, before), removed: only(before, after) };
}

const none: Change<never> = { added: [], removed: [] };
const isChanged = ({ added, removed }: Change<unknown>): boolean => added.length + removed.length > 0;

function unitChanges(before: ReadMeasure, after: ReadMeasure): ComparedMeasure["units"] {
  return unitRoles.map((role) => ({ role, ...change(before[role], after[role], plain) })).filter(isChanged);
}

function compared(before: ReadMeasure, after: ReadMeasure, likeness: number): ComparedMeasure {
  const title = textPieces(before.title, after.title);
  const text = textPieces(before.text, after.text);
  const units = unitChanges(before, after);
  const amounts = change(before.amounts, after.amounts, amountKey);
  const deadlines = change(before.deadlines, after.deadlines, deadlineKey);
  const targets = change(before.targets, after.targets, targetKey);
  const changed = title !== null || text !== null || units.length > 0 || [amounts, deadlines, targets].some(isChanged);
  return {
    kind: changed ? "changed" : "same",
    before,
    after,
    renumbered: before.clause !== after.clause,
    likeness,
    title,
    text,
    units,
    amounts,
    deadlines,
    targets,
  };
}

function alone(kind: "added" | "removed", measure: ReadMeasure): ComparedMeasure {
  const added = kind === "added";
  const side = <T>(list: readonly T[]): Change<T> => (added ? { ...none, added: list } : { ...none, removed: list });
  return {
    kind,
    before: added ? null : measure,
    after: added ? measure : null,
    renumbered: false,
    likeness: 1,
    title: null,
    text: null,
    units: unitRoles.map((role) => ({ role, ...side(measure[role]) })).filter(isChanged),
    amounts: side(measure.amounts),
    deadlines: side(measure.deadlines),
    targets: side(measure.targets),
  };
}

/** All measures in the order of the later version; a removed one behind the measure that it followed. */
function inOrder(
  before: readonly ReadMeasure[],
  after: readonly ReadMeasure[],
  matches: readonly Match[],
): ComparedMeasure[] {
  const byAfter = new Map(matches.map((match) => [match.after, match]));
  const kept = new Map(matches.map((match) => [match.before, match.after]));
  const removedBehind = new Map<number, ComparedMeasure[]>();
  let behind = -1;
  before.forEach((measure, index) => {
    const place = kept.get(index);
    if (place !== undefined) behind = place;
    else removedBehind.set(behind, [...(removedBehind.get(behind) ?? []), alone("removed", measure)]);
  });
  return [
    ...(removedBehind.get(-1) ?? []),
    ...after.flatMap((measure, index) => {
      const match = byAfter.get(index);
      const own =
        match === undefined ? alone("added", measure) : compared(before[match.before]!, measure, match.likeness);
      return [own, ...(removedBehind.get(index) ?? [])];
    }),
  ];
}

function headChanges(before: ReadDocument, after: ReadDocument): HeadChange[] {
  const head = (document: ReadDocument): Record<HeadChange["field"], string | null> => ({
    title: document.title,
    number: document.number,
    issuer: document.issuer,
    issued: document.issued,
    from: document.validity.from,
    years: document.validity.years === null ? null : String(document.validity.years),
    until: document.validity.until,
    trial: String(document.validity.trial),
  });
  const [old, now] = [head(before), head(after)];
  return (Object.keys(old) as HeadChange["field"][])
    .filter((field) => old[field] !== now[field])
    .map((field) => ({ field, before: old[field], after: now[field] }));
}

/**
 * Compares two versions of a document: which measures came, went, moved or changed, in title, text, units, amounts,
 * deadlines and targets. Pure; measures are matched by what they say, not by their numbers.
 */
export function compareDocuments(before: ReadDocument, after: ReadDocument): DocumentComparison {
  const matches = matchMeasures(before.measures, after.measures);
  const measures = inOrder(before.measures, after.measures, matches);
  const count = (kind: ComparedMeasure["kind"]): number => measures.filter((measure) => measure.kind === kind).length;
  return {
    head: headChanges(before, after),
    measures,
    citations: change(before.citations, after.citations, citationKey),
    counts: {
      added: count("added"),
      removed: count("removed"),
      changed: count("changed"),
      renumbered: measures.filter((measure) => measure.renumbered).length,
      same: count("same"),
    },
  };
}
