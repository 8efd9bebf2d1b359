import {
  printDay,
  type Benefit,
  type Measure,
  type Policy,
  type Runs,
  type Section,
  type Unit,
  type Vocabulary,
} from "@jucai/engine";
import { whereIs } from "../yaml/sheet.ts";
import { buildBenefit, forceOf, type PackGround } from "./benefit.ts";
import { define } from "./definitions.ts";
import { faultsInto, reportTwice } from "./faults.ts";
import { checkForce } from "./force.ts";
import { buildLiaison } from "./liaison.ts";
import { buildProcesses } from "./processes.ts";
import { buildRecognitions, buildServices } from "./recognitions.ts";
import type { RawPack } from "./raw-pack.ts";
import { buildRosters } from "./rosters.ts";
import { buildSupervision } from "./supervision.ts";

/** Puts one pack together. Benefits with problems are left out. */
export function buildPolicy(raw: RawPack, vocabulary: Vocabulary): Policy {
  const { value, sheet } = raw.pack;
  checkForce(value.in_force, sheet);
  const inForce = forceOf(value.in_force);
  const { names, broken } = define(
    value.define ?? [],
    { vocabulary, names: new Map(), settings: new Map() },
    sheet.problems,
  );
  const ground: PackGround = {
    pack: value.policy,
    place: value.place.code,
    ...(value.overlap ? { overlap: value.overlap } : {}),
    inForce,
    ...(value.transition ? { transition: value.transition } : {}),
    vocabulary,
    names,
    broken,
    funds: (value.funds ?? []).map(({ key }) => key),
  };
  const units = unitsOf(raw);
  return {
    id: value.policy,
    place: value.place.code,
    placeName: value.place.name,
    title: value.title,
    short: value.short,
    number: value.number,
    issuer: value.issuer,
    issued: printDay(value.issued),
    inForce,
    ...(value.implements === undefined ? {} : { implements: value.implements }),
    basis: value.basis ?? [],
    repeals: value.repeals ?? [],
    notes: value.notes ?? [],
    units,
    sections: sectionsOf(raw),
    measures: measuresOf(raw),
    benefits: benefitsOf(raw, ground),
    funds: (value.funds ?? []).map(({ key, value: name }) => ({ id: key, name })),
    ...(value.overlap ? { overlap: value.overlap } : {}),
    ...(raw.rosters ? { rosters: buildRosters(raw, vocabulary) } : {}),
    ...buildProcesses(raw, units),
    ...(raw.recognitions ? { recognitions: buildRecognitions(raw, vocabulary) } : {}),
    ...(raw.services ? { services: buildServices(raw, { vocabulary, names, settings: new Map(), broken }) } : {}),
    ...(raw.liaison ? { liaison: buildLiaison(raw) } : {}),
    ...supervisionOf(raw),
    ...(value.accepts ? { accepts: value.accepts } : {}),
  };
}

function supervisionOf(raw: RawPack): Pick<Policy, "supervision"> {
  const supervision = buildSupervision(raw);
  return supervision ? { supervision } : {};
}

/** Typed benefits in the order of the pack's measures, which is the document's. */
function benefitsOf(raw: RawPack, ground: PackGround): Benefit[] {
  const built = raw.benefits.flatMap(({ sheet, value }) => {
    const before = sheet.problems.length;
    const inFile = sheet.problems.some(({ at }) => at.file === sheet.file);
    const rates = raw.rates.find((it) => it.value.rates === value.benefit);
    const benefit = buildBenefit(value, ground, sheet, rates);
    return inFile || sheet.problems.length > before ? [] : [benefit];
  });
  const order = raw.measures?.value.measures.map(({ id }) => id) ?? [];
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return built.toSorted((a, b) => place(a.id) - place(b.id));
}

function unitsOf({ units }: RawPack): Unit[] {
  return (units?.value.units ?? []).map(({ key, value }) => ({
    id: key,
    name: value.name,
    aliases: value.aliases ?? [],
    kind: value.kind,
    ...(value.place === undefined ? {} : { place: value.place }),
    ...(value.members ? { members: value.members } : {}),
  }));
}

function measuresOf(raw: RawPack): Measure[] {
  const { pack, measures } = raw;
  if (!measures) return [];
  const running = runsOf(raw);
  reportTwice(
    measures.value.measures.map((it) => ({ name: it.id, at: whereIs(measures.sheet, it, "id") })),
    faultsInto(measures.sheet.problems),
  );
  return measures.value.measures.map((it) => ({
    id: it.id,
    pack: pack.value.policy,
    kind: it.kind,
    title: it.title,
    summary: it.summary,
    clause: it.clause,
    lead: it.lead ?? [],
    responsible: it.responsible ?? [],
    ...(it.same_as ? { sameAs: it.same_as } : {}),
    ...(running.has(it.id) ? { runs: running.get(it.id)! } : {}),
  }));
}

/** How each measure of `runs.yaml` runs. */
function runsOf({ runs }: RawPack): Map<string, Runs> {
  const all = runs?.value.runs ?? [];
  return new Map(all.flatMap(({ through, test, measures }) => measures.map((id) => [id, { through, test }] as const)));
}

function sectionsOf({ pack }: RawPack): Section[] {
  const sections = pack.value.sections ?? [];
  reportTwice(
    sections.map((it) => ({ name: it.id, at: whereIs(pack.sheet, it, "id") })),
    faultsInto(pack.sheet.problems),
  );
  return [...sections];
}
