/** Benefits as published in a place, with the figures that an author may change. */
import type { EditableNumber as NumberView, WhatIfBenefit, WhatIfBenefits } from "@jucai/contract";
import { type Benefit, printDay } from "@jucai/engine";
import { affectedBy, type EditableNumber, numbersOf } from "@jucai/engine/compare";
import type { PlaceRules } from "#modules/library/rules-at.ts";

const listed = new WeakMap<PlaceRules, WhatIfBenefit[]>();

export function whatIfBenefits(place: string, rules: PlaceRules): WhatIfBenefits {
  const known = listed.get(rules) ?? rules.policies.flatMap(({ benefits }) => benefits.map((it) => view(it, rules)));
  listed.set(rules, known);
  const name = rules.policies.find((policy) => policy.place === place)?.placeName;
  return { place, placeName: name ?? { zh: place, en: place }, items: known };
}

/** Ids of a benefit and of those of the same claimants that can move with it, in the order of the rules. */
export function affectedIn(rules: PlaceRules, benefit: string): string[] {
  const claimant = rules.find(benefit)?.benefit?.for;
  const all = rules.rules.benefits.flatMap((each) => (each.benefit.for === claimant ? [each.benefit] : []));
  const affected = new Set([benefit, ...affectedBy(all, [benefit])]);
  return all.flatMap(({ id }) => (affected.has(id) ? [id] : []));
}

function view(benefit: Benefit, rules: PlaceRules): WhatIfBenefit {
  const { policy, version } = rules.find(benefit.id)!;
  const { from, to } = benefit.inForce;
  return {
    benefit: benefit.id,
    title: benefit.title,
    clause: benefit.clause,
    policy: { id: policy.id, short: policy.short },
    version,
    claimant: benefit.for,
    inForce: { from: printDay(from), to: to === undefined ? null : printDay(to) },
    affected: affectedIn(rules, benefit.id),
    numbers: numbersOf(benefit, rules.vocabulary).map(numberView),
  };
}

function numberView({ path, kind, value, min, unit, label, clause }: EditableNumber): NumberView {
  const shown = (figure: number) => (kind === "date" ? printDay(figure) : figure);
  return {
    path,
    kind,
    value: shown(value),
    min: min === undefined ? null : shown(min),
    unit: unit ?? null,
    label,
    clause: clause ?? null,
  };
}
