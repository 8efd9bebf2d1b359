/** What was read becomes a draft that people can correct. Pure, but for pinyin. */
import type { DraftHead, DraftMeasure, DraftProblem, DraftSource, OutlineItem } from "@jucai/contract";
import { proposeKind } from "@jucai/pack";
import type { OutlineNode, ReadDocument, ReadMeasure } from "@jucai/reader";
import { pinyin } from "pinyin-pro";

/** A unit as it is printed, before anybody looked for it in the directory. */
export type PrintedUnit = { readonly key: string; readonly name: string };
export type NewDraft = {
  readonly source: DraftSource;
  readonly head: DraftHead;
  readonly measures: DraftMeasure[];
  readonly units: PrintedUnit[];
  readonly problems: DraftProblem[];
};

export function draftOf(read: ReadDocument, placeName: string): NewDraft {
  const units = printedUnits(read);
  const keyOf = new Map(units.map(({ key, name }) => [name, key]));
  return {
    source: sourceOf(read),
    head: headOf(read, placeName),
    measures: read.measures.map((measure, at) => measureOf(measure, at, keyOf)),
    units,
    problems: read.problems.map((it) => ({
      ...it,
      severity: "doubt",
      measure: measureAt(read, it.at?.from),
      unit: null,
    })),
  };
}

function measureAt({ measures }: ReadDocument, at: number | undefined): string | null {
  if (at === undefined) return null;
  const found = measures.findIndex(({ at: { from, to } }) => at >= from && at < to);
  return found < 0 ? null : keyAt(found);
}

const keyAt = (at: number) => `m${at + 1}`;

function measureOf(it: ReadMeasure, at: number, keyOf: ReadonlyMap<string, string>): DraftMeasure {
  const title = it.title.trim() === "" ? titleOf(it.text) : it.title;
  const { kind, doubt } = proposeKind(title, it.text, it.amounts.length);
  return {
    key: keyAt(at),
    number: String(at + 1).padStart(2, "0"),
    kind,
    doubt: doubt === null ? null : { because: doubt.because, others: [...doubt.others] },
    title: title.slice(0, 200),
    clause: it.clause.slice(0, 100),
    text: it.text.slice(0, 100_000),
    at: [it.at],
    units: it.units.flatMap(({ name, role, at: place, fromDefault }) => {
      const unit = keyOf.get(name);
      return unit === undefined ? [] : [{ unit, role, at: fromDefault ? null : place }];
    }),
    amounts: it.amounts.map((amount) => ({ ...amount, per: [...amount.per] })),
    deadlines: it.deadlines.map((deadline) => ({ ...deadline })),
    targets: it.targets.map((target) => ({ ...target })),
    removed: false,
  };
}

/** A title for words that have none: their beginning. */
export function titleOf(text: string): string {
  return (/^[^。；，：\n]{1,60}/.exec(text)?.[0] ?? text.slice(0, 60)).trim();
}

/** Keys from the sound of the name: 人社局 is `rensheju`. */
export function unitKey(name: string, taken: ReadonlySet<string>): string {
  const sound = pinyin(name, { toneType: "none", type: "array", v: true, nonZh: "removed" }).join("").slice(0, 40);
  const base = sound === "" ? "unit" : sound;
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(key)) return key;
  }
}

function printedUnits({ measures }: ReadDocument): PrintedUnit[] {
  const names = [...new Set(measures.flatMap(({ units }) => units.map(({ name }) => name)))];
  const taken = new Set<string>();
  return names.map((name) => {
    const key = unitKey(name, taken);
    taken.add(key);
    return { key, name: name.slice(0, 100) };
  });
}

function headOf(read: ReadDocument, placeName: string): DraftHead {
  const { title, number, issuer, issued, validity } = read;
  const from = validity.from ?? issued;
  const says = validity.at === null ? "" : read.text.slice(validity.at.from, validity.at.to);
  return {
    policy: documentId(placeName, number, title, issued),
    title: title.slice(0, 300),
    short: shortOf(title),
    number,
    issuer,
    issued,
    from,
    to: validity.until ?? lastDay(from, validity.years),
    force: { clause: "", says: says.slice(0, 500) },
    implements: null,
  };
}

/** The name inside the brackets of a title, or what follows the issuer. */
function shortOf(title: string): string {
  const inside = /《([^》]+)》/.exec(title)?.[1];
  return (inside ?? title.replace(/^关于(印发)?/, "").replace(/的通知$/, "")).slice(0, 100);
}

/** `qingliu-2026-5` of 清委人才〔2026〕5号 in 清流县; without a number the year and the title's first sounds. */
function documentId(placeName: string, number: string | null, title: string, issued: string | null): string {
  const place = sounds(placeName.replace(/(县|市|区|自治州|州)$/, ""), false) || "place";
  const printed = number === null ? null : /[〔[［【(（]?\s*(\d{4})\s*[〕\]］】)）]?\s*(\d+)\s*号/.exec(number);
  if (printed) return `${place}-${printed[1]}-${Number(printed[2])}`.slice(0, 60);
  return `${place}-${sounds(shortOf(title).slice(0, 12), true) || "document"}-${(issued ?? "0000").slice(0, 4)}`.slice(
    0,
    60,
  );
}

function sounds(text: string, initials: boolean): string {
  const parts = pinyin(text, { toneType: "none", type: "array", v: true, nonZh: "removed" });
  return parts
    .map((part) => (initials ? part.slice(0, 1) : part))
    .join("")
    .replaceAll(/[^a-z]/g, "");
}

/** The last of so many years that begin on a day. */
function lastDay(from: string | null, years: number | null): string | null {
  if (from === null || years === null || years < 1 || !Number.isInteger(years)) return null;
  const [year = 0, month = 1, day = 1] = from.split("-").map(Number);
  return new Date(Date.UTC(year + years, month - 1, day - 1)).toISOString().slice(0, 10);
}

function sourceOf({ format, text, outline, leftovers, citations, annexes }: ReadDocument): DraftSource {
  return {
    format,
    text,
    outline: outline.map(outlineItem),
    leftovers: leftovers.map(({ from, to, why }) => ({ from, to, why })),
    citations: citations.map(({ title, number, at, repealed }) => ({ title, number, at, repealed: repealed === true })),
    annexes: annexes.map(({ label, title, at, forms }) => ({
      label,
      title,
      at,
      forms: forms.map((form) => ({
        title: form.title,
        columns: form.columns.map(({ header, choices }) => ({ header, choices: [...choices] })),
      })),
    })),
  };
}

function outlineItem({ kind, label, title, at, children }: OutlineNode): OutlineItem {
  return { kind, label, title, at, children: children.map(outlineItem) };
}
