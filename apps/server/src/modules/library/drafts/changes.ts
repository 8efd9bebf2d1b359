/** Corrections of a draft, one after the other. Pure; a change that cannot be made refuses them all. */
import type { DraftChange, DraftHead, DraftMeasure } from "@jucai/contract";
import { proposeKind } from "@jucai/pack";
import type { Text } from "@jucai/engine";
import { Refusal } from "#kernel/refusal.ts";
import type { KeptUnit } from "./drafts.tables.ts";
import { titleOf, unitKey } from "./draft-of.ts";

export type Work = {
  readonly head: DraftHead;
  readonly measures: readonly DraftMeasure[];
  readonly units: readonly KeptUnit[];
};
/** The unit of the directory behind an id. */
export type UnitById = ReadonlyMap<string, { id: string; name: string; place: string; kind: string }>;

type MeasureChange = Extract<DraftChange, { do: "measure" }>;
type UnitChange = Extract<DraftChange, { do: "unit" }>;

export function changed(work: Work, changes: readonly DraftChange[], directory: UnitById): Work {
  return changes.reduce((before, change) => apply(before, change, directory), work);
}

function apply(work: Work, change: DraftChange, directory: UnitById): Work {
  switch (change.do) {
    case "head":
      return { ...work, head: { ...work.head, ...change.head } };
    case "measure":
      return withMeasure(work, change);
    case "merge":
      return { ...work, measures: merged(work.measures, change.keys) };
    case "split":
      return { ...work, measures: split(work.measures, change.key, change.at) };
    case "remove":
    case "restore":
      return {
        ...work,
        measures: edit(work.measures, change.key, (it) => ({ ...it, removed: change.do === "remove" })),
      };
    case "add":
      return { ...work, measures: added(work.measures, change) };
    case "unit":
      return { ...work, units: bound(work.units, change, directory) };
    case "addUnit":
      return { ...work, units: [...work.units, newUnit(work.units, change.name)] };
    case "sameUnit":
      return sameUnit(work, change.keep, change.drop);
  }
}

function edit(measures: readonly DraftMeasure[], key: string, how: (it: DraftMeasure) => DraftMeasure): DraftMeasure[] {
  find(measures, key);
  return measures.map((it) => (it.key === key ? how(it) : it));
}

function find(measures: readonly DraftMeasure[], key: string): DraftMeasure {
  const found = measures.find((it) => it.key === key);
  if (found === undefined) throw notThere({ zh: `没有事项 ${key}。`, en: `There is no measure ${key}.` });
  return found;
}

function withMeasure(work: Work, { do: _do, key, ...fields }: MeasureChange): Work {
  const units = new Set(work.units.map((it) => it.key));
  const stray = fields.units?.find(({ unit }) => !units.has(unit));
  if (stray) throw notThere({ zh: `没有单位 ${stray.unit}。`, en: `There is no unit ${stray.unit}.` });
  const confirmed = fields.kind === undefined ? {} : { doubt: null };
  return { ...work, measures: edit(work.measures, key, (it) => ({ ...it, ...fields, ...confirmed })) };
}

/** A measure from several: the first one's title and number, everyone's text, places, units and figures. */
function merged(measures: readonly DraftMeasure[], keys: readonly string[]): DraftMeasure[] {
  const parts = [...new Set(keys)].map((key) => find(measures, key));
  const [first, ...rest] = parts;
  if (first === undefined || rest.length === 0) throw notThere({ zh: "合并要选两项以上。", en: "Choose two or more." });
  const one: DraftMeasure = {
    ...first,
    text: parts.map(({ text }) => text).join("\n"),
    at: parts.flatMap(({ at }) => at),
    units: distinct(parts.flatMap(({ units }) => units)),
    amounts: parts.flatMap(({ amounts }) => amounts),
    deadlines: parts.flatMap(({ deadlines }) => deadlines),
    targets: parts.flatMap(({ targets }) => targets),
  };
  const gone = new Set(rest.map(({ key }) => key));
  // The others stay in the draft, set aside.
  return measures.map((it) => (it.key === first.key ? one : gone.has(it.key) ? { ...it, removed: true } : it));
}

function distinct(units: DraftMeasure["units"]): DraftMeasure["units"] {
  return [...new Map(units.map((it) => [`${it.unit} ${it.role}`, it])).values()];
}

/** Cuts a measure in two. What was read goes with the half in which its words stand; units go with both. */
function split(measures: readonly DraftMeasure[], key: string, at: number): DraftMeasure[] {
  const whole = find(measures, key);
  const [before, after] = [whole.text.slice(0, at).trim(), whole.text.slice(at).trim()];
  if (before === "" || after === "")
    throw new Refusal("not_valid", { zh: "分开的地方要在文字中间。", en: "Cut inside the text." });
  const first = { ...whole, text: before, ...figuresIn(whole, before) };
  const title = titleOf(after);
  const { kind, doubt } = proposeKind(title, after, figuresIn(whole, after).amounts.length);
  const second: DraftMeasure = {
    ...whole,
    ...nextOf(measures),
    kind,
    doubt: doubt === null ? null : { ...doubt, others: [...doubt.others] },
    title,
    text: after,
    ...figuresIn(whole, after),
  };
  return measures.flatMap((it) => (it.key === key ? [first, second] : [it]));
}

function figuresIn({ amounts, deadlines, targets }: DraftMeasure, text: string) {
  const inside = <T extends { text: string }>(all: T[]): T[] => all.filter((it) => text.includes(it.text));
  return { amounts: inside(amounts), deadlines: inside(deadlines), targets: inside(targets) };
}

/** A key and a number that no measure has, removed ones included. */
function nextOf(measures: readonly DraftMeasure[]): { key: string; number: string } {
  const highest = (all: readonly string[]) =>
    Math.max(0, ...all.map((it) => Number(/(\d+)/.exec(it)?.[1] ?? 0)).filter(Number.isSafeInteger));
  return {
    key: `m${highest(measures.map(({ key }) => key)) + 1}`,
    number: String(highest(measures.map(({ number }) => number)) + 1).padStart(2, "0"),
  };
}

function added(measures: readonly DraftMeasure[], change: Extract<DraftChange, { do: "add" }>): DraftMeasure[] {
  const { after, span, title, text } = change;
  const at = after === null ? -1 : measures.indexOf(find(measures, after));
  const { kind, doubt } = proposeKind(title, text, 0);
  const one: DraftMeasure = {
    ...nextOf(measures),
    kind,
    doubt: doubt === null ? null : { ...doubt, others: [...doubt.others] },
    title,
    clause: at < 0 ? "" : (measures[at]?.clause ?? ""),
    text,
    at: span === null ? [] : [span],
    units: [],
    amounts: [],
    deadlines: [],
    targets: [],
    removed: false,
  };
  return [...measures.slice(0, at + 1), one, ...measures.slice(at + 1)];
}

function bound(units: readonly KeptUnit[], { key, name, bind }: UnitChange, directory: UnitById): KeptUnit[] {
  if (!units.some((it) => it.key === key)) throw notThere({ zh: `没有单位 ${key}。`, en: `There is no unit ${key}.` });
  const binding = bind === undefined ? {} : { binding: bindingOf(bind, directory), by: "person" as const };
  return units.map((it) => (it.key === key ? { ...it, ...(name === undefined ? {} : { name }), ...binding } : it));
}

function bindingOf(bind: NonNullable<UnitChange["bind"]>, directory: UnitById): KeptUnit["binding"] {
  if (bind.to !== "unit") return { to: bind.to };
  const unit = directory.get(bind.unit);
  if (unit === undefined) throw notThere({ zh: "机构目录里没有这个单位。", en: "The directory has no such unit." });
  return { to: "unit", unit };
}

function newUnit(units: readonly KeptUnit[], name: string): KeptUnit {
  if (units.some((it) => it.name === name || it.aliases.includes(name)))
    throw new Refusal("already_there", { zh: `已经有“${name}”。`, en: `“${name}” is there already.` });
  const key = unitKey(name, new Set(units.map((it) => it.key)));
  return { key, name, aliases: [], binding: { to: "new" }, by: "person" };
}

/** One unit with both names; measures that named the other one name this one. */
function sameUnit({ head, measures, units }: Work, keep: string, drop: string): Work {
  const [kept, dropped] = [keep, drop].map((key) => units.find((it) => it.key === key));
  if (kept === undefined || dropped === undefined || keep === drop)
    throw notThere({ zh: "要合并的两个单位不对。", en: "Name two units of the draft." });
  const one = { ...kept, aliases: [...new Set([...kept.aliases, dropped.name, ...dropped.aliases])] };
  return {
    head,
    units: units.filter(({ key }) => key !== drop).map((it) => (it.key === keep ? one : it)),
    measures: measures.map((it) => ({
      ...it,
      units: distinct(it.units.map((mention) => (mention.unit === drop ? { ...mention, unit: keep } : mention))),
    })),
  };
}

function notThere(says: Text): Refusal {
  return new Refusal("not_valid", says);
}
