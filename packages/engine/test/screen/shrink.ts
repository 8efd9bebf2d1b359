/** Makes a difference small enough to look at: everything is dropped without which it remains. */
import { printDay } from "../../src/model/date.ts";
import type { FactList, Facts } from "../../src/model/facts.ts";
import { writeFacts } from "../../src/facts/write-facts.ts";
import { prepareScreen, type ScreenOptions } from "../../src/screen/index.ts";
import { randomFrom } from "../random.ts";
import { answer, type Batch, type Difference, differences, type MakeScreen } from "./differ.ts";
import type { Claimant } from "./draw.ts";

/** A case that differs, alone in its table where that suffices. */
export type Small = { readonly batch: Batch; readonly difference: Difference };

/** Bounded, so that a hundred-row list does not hold up the report. */
const mostTries = 3000;

export function shrink(
  batch: Batch,
  { row, about }: Difference,
  seed: number,
  more: Partial<ScreenOptions> = {},
  make: MakeScreen = prepareScreen,
): Small | undefined {
  let tries = 0;
  const still = (each: Batch): Difference | undefined => {
    if (tries++ > mostTries) return undefined;
    return differences(each, answer(each), randomFrom(seed), more, make).find((it) => it.about === about);
  };
  const claimant = batch.claimants[row]!;
  let small = first(
    [{ ...batch, claimants: [claimant] }, { ...batch, claimants: batch.claimants.slice(0, row + 1) }, { ...batch }],
    still,
  );
  if (!small) return undefined;
  for (let at = small; ; at = small) {
    const next = first(smaller(at.batch, about), still);
    if (!next) return small;
    small = next;
  }
}

function first(batches: Iterable<Batch>, still: (batch: Batch) => Difference | undefined): Small | undefined {
  for (const batch of batches) {
    const difference = still(batch);
    if (difference) return { batch, difference };
  }
  return undefined;
}

/** The same batch with one thing less, the largest things first. */
function* smaller(batch: Batch, about: string): Generator<Batch> {
  const { claimants, rules, options } = batch;
  for (let size = claimants.length >> 1; size >= 1; size >>= 1) {
    for (let from = 0; from < claimants.length; from += size) {
      yield { ...batch, claimants: claimants.toSpliced(from, size) };
    }
  }
  if (about !== "bundle" && rules.benefits.length > 1) {
    const benefits = rules.benefits.filter(({ benefit }) => benefit.id === about);
    yield { ...batch, bundle: false, rules: { ...rules, benefits } };
  }
  for (let size = rules.benefits.length >> 1; size >= 1; size >>= 1) {
    for (let from = 0; from < rules.benefits.length; from += size) {
      yield { ...batch, rules: { ...rules, benefits: rules.benefits.toSpliced(from, size) } };
    }
  }
  if (options.settings && options.settings.size > 0) yield { ...batch, options: { on: options.on } };
  for (const [at, claimant] of claimants.entries()) {
    for (const less of lessOf(claimant)) yield { ...batch, claimants: claimants.with(at, less) };
  }
}

function* lessOf({ facts, held }: Claimant): Generator<Claimant> {
  for (const [at] of held.entries()) yield { facts, held: held.toSpliced(at, 1) };
  for (const less of lessFacts(facts)) yield { facts: less, held };
}

function* lessFacts({ values, lists }: Facts): Generator<Facts> {
  const ids = [...values.keys()];
  for (let size = ids.length; size >= 1; size >>= 1) {
    for (let from = 0; from < ids.length; from += size) {
      const out = new Set(ids.slice(from, from + size));
      yield { lists, values: new Map([...values].filter(([id]) => !out.has(id))) };
    }
  }
  for (const [id, list] of lists) {
    yield { values, lists: new Map([...lists].filter(([other]) => other !== id)) };
    for (const less of lessList(list)) yield { values, lists: new Map(lists).set(id, less) };
  }
}

function* lessList({ items, complete }: FactList): Generator<FactList> {
  for (let size = items.length; size >= 1; size >>= 1) {
    for (let from = 0; from < items.length; from += size) yield { complete, items: items.toSpliced(from, size) };
  }
  if (!complete) yield { items, complete: true };
  for (const [at, item] of items.entries()) {
    for (const id of item.keys()) {
      yield { complete, items: items.with(at, new Map([...item].filter(([other]) => other !== id))) };
    }
  }
}

/** The case as a person writes cases, and what the two say of it. */
export function printSmall({ batch, difference }: Small): string {
  const { rules, options, claimants } = batch;
  const { about, field, decided, screened, row } = difference;
  const settings = [...(options.settings ?? [])].map(([id, value]) => `  ${id}: ${JSON.stringify(value)}`);
  return [
    `- about: ${about}`,
    `  field: ${field}`,
    `  decided: ${decided}`,
    `  screened: ${screened}`,
    `  on: ${printDay(options.on)}`,
    ...(about === "bundle" ? [`  benefits: ${rules.benefits.map(({ benefit }) => benefit.id).join(" ")}`] : []),
    ...(settings.length > 0 ? ["  settings:", ...settings.map((line) => `  ${line}`)] : []),
    ...claimants.flatMap(({ facts, held }, at) => [
      claimants.length > 1 ? `  row ${at}${at === row ? " (this one)" : ""}:` : "  facts:",
      ...Object.entries(writeFacts(facts, rules.vocabulary)).map(
        ([id, value]) => `    ${id}: ${JSON.stringify(value)}`,
      ),
      ...(held.length > 0 ? [`    held: ${JSON.stringify(held)}`] : []),
    ]),
  ].join("\n");
}
