import type { MeasureDetail, MeasureView, PolicyDetail, PolicySummary } from "@jucai/contract";
import {
  type Benefit,
  coverageOf,
  type Force,
  type Measure,
  parseDay,
  type Policy,
  printDay,
  type Process,
  processFor,
  type RecognitionScheme,
  type Service,
  type Text,
} from "@jucai/engine";

import type { SetValue } from "./settings/settings.store.ts";

/** Who published a version. A place's version always comes before the system's. */
export type Origin = "system" | "place";

/** A version of a document as the library holds it. */
export type Version = {
  readonly origin: Origin;
  readonly contentHash: string;
  readonly publishedAt: Date;
  readonly policy: Policy;
};

type ForceCard = Omit<MeasureView["force"], "status">;
/** A measure as a list shows it, but for the status, which depends on the date asked about. */
export type MeasureCard = Omit<MeasureView, "force"> & {
  readonly force: ForceCard;
  readonly policy: { readonly id: string; readonly short: Text; readonly place: string; readonly placeName: Text };
};

export function summaryOf({ policy, ...version }: Version, on: string): PolicySummary {
  return {
    id: policy.id,
    place: policy.place,
    placeName: policy.placeName,
    title: policy.title,
    short: policy.short,
    number: policy.number,
    issuer: policy.issuer,
    issued: policy.issued,
    force: withStatus(forceCard(policy.inForce), on),
    implements: policy.implements ?? null,
    origin: version.origin,
    version: version.contentHash,
    publishedAt: version.publishedAt.toISOString(),
    counts: { measures: policy.measures.length, benefits: policy.benefits.length },
  };
}

export function detailOf(version: Version, on: string): PolicyDetail {
  const { policy } = version;
  return {
    ...summaryOf(version, on),
    basis: [...policy.basis],
    repeals: [...policy.repeals],
    notes: [...policy.notes],
    funds: [...policy.funds],
    units: policy.units.map(copyUnit),
    sections: policy.sections.map((section) => ({ ...section, measures: [...section.measures] })),
    measures: cardsOf(policy).map((card) => measureView(card, on)),
  };
}

/** `set` is what the place has set, by `benefit#setting`. */
export function measureDetailOf(
  version: Version,
  id: string,
  on: string,
  set: ReadonlyMap<string, SetValue> = new Map(),
): MeasureDetail | undefined {
  const { policy } = version;
  const card = cardsOf(policy).find((each) => each.id === id);
  if (card === undefined) return undefined;
  const benefit = policy.benefits.find((each) => each.id === id) ?? null;
  const serves = (it: { readonly measure: string; readonly serves: readonly string[] }) =>
    it.measure === id || it.serves.includes(id);
  const recognitions = (policy.recognitions ?? []).filter(serves);
  const services = (policy.services ?? []).filter(serves);
  const process = processOf(policy, id, benefit, recognitions);
  return {
    measure: measureView(card, on),
    policy: summaryOf(version, on),
    benefit,
    process: process ?? null,
    recognitions,
    services,
    processUnits: unitsIn(process, services, policy),
    settings: (benefit?.settings ?? []).map((setting) => {
      const value = set.get(`${id}#${setting.id}`);
      return { setting, value: value ?? null, set: value !== undefined };
    }),
    funds: policy.funds.filter(({ id: fund }) => benefit?.funds.is.includes(fund)),
    rosters: (policy.rosters ?? [])
      .filter(({ measure, serves }) => measure === id || serves.includes(id))
      .map(({ id: roster, name, purpose, kept }) => ({ id: roster, name, purpose, kept })),
  };
}

export function measureView({ policy: _policy, force, ...card }: MeasureCard, on: string): MeasureView {
  return { ...card, force: withStatus(force, on) };
}

export function cardsOf(policy: Policy): MeasureCard[] {
  return policy.measures.map((measure) => cardOf(policy, measure));
}

function cardOf(policy: Policy, measure: Measure): MeasureCard {
  const benefit = policy.benefits.find(({ id }) => id === measure.id);
  const units = new Map(policy.units.map((unit) => [unit.id, copyUnit(unit)]));
  const named = (ids: readonly string[]) => ids.flatMap((id) => units.get(id) ?? []);
  return {
    id: measure.id,
    pack: measure.pack,
    kind: measure.kind,
    title: measure.title,
    summary: measure.summary,
    clause: measure.clause,
    lead: named(measure.lead),
    responsible: named(measure.responsible),
    sameAs: [...(measure.sameAs ?? [])],
    benefit: benefit === undefined ? null : { for: benefit.for, form: benefit.form },
    force: forceCard(benefit?.inForce ?? policy.inForce),
    coverage: coverageOf(measure, policy),
    policy: { id: policy.id, short: policy.short, place: policy.place, placeName: policy.placeName },
  };
}

function copyUnit({ id, name, aliases, kind }: Policy["units"][number]) {
  return { id, name, aliases: [...aliases], kind };
}

function forceCard({ from, to, clause, says }: Force): ForceCard {
  return { from: printDay(from), to: to === undefined ? null : printDay(to), clause, says };
}

function withStatus(force: ForceCard, on: string): MeasureView["force"] {
  const day = dayOf(on);
  const ended = force.to !== null && day > dayOf(force.to);
  return { ...force, status: day < dayOf(force.from) ? "not_yet" : ended ? "ended" : "in_force" };
}

/** Force on a day. */
export function withStatusOf(force: Force, on: string): MeasureView["force"] {
  return withStatus(forceCard(force), on);
}

function dayOf(iso: string): number {
  const day = parseDay(iso);
  if (day === undefined) throw new Error(`${iso} is no calendar date`);
  return day;
}

/** The steps of a measure: of a benefit's claims, of a recognition's, or those printed for it alone. */
function processOf(
  policy: Policy,
  id: string,
  benefit: Benefit | null,
  recognitions: readonly RecognitionScheme[],
): Process | undefined {
  if (benefit) return processFor(policy, benefit);
  const decided = recognitions.find((it) => it.measure === id && it.decided !== "elsewhere");
  const own = decided && (decided.processId ?? policy.defaultRecognition);
  return policy.processes?.find((it) => it.id === own || it.measures?.includes(id) === true);
}

/** The pack's units that a process or a service names. */
function unitsIn(
  process: Process | undefined,
  services: readonly Service[],
  { units }: Policy,
): MeasureDetail["processUnits"] {
  const named = new Set([...(process?.steps ?? []), ...services].flatMap((it) => it.units));
  return units.filter(({ id }) => named.has(id)).map(({ id, name }) => ({ id, name }));
}
