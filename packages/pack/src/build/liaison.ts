import type { LiaisonDuty } from "@jucai/engine";
import type { ReadOf } from "../shape/shape.ts";
import { liaisonFile } from "../shapes/rosters.ts";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { faultsInto, reportTwice } from "./faults.ts";
import { known, knownAll, measure, unit, type Kind } from "./known.ts";
import type { RawPack } from "./raw-pack.ts";
import { dueOf } from "./rosters.ts";

type RawDuty = ReadOf<typeof liaisonFile>["duties"][number]["value"];
type Named = { readonly id: string; readonly zh: string; readonly en: string };

const rosterKind: Kind = { code: "unknown-roster", zh: "名册", en: "roster" };
const valueKind: Kind = { code: "unknown-value", zh: "可选值", en: "value" };

/** The duties of a pack to keep in touch. */
export function buildLiaison(raw: RawPack): LiaisonDuty[] {
  const { liaison, pack } = raw;
  if (!liaison) return [];
  const { sheet } = liaison;
  return liaison.value.duties.map(({ key, value }) => {
    checkNames(value, raw, sheet);
    const { at_least: atLeast, collects } = value;
    return {
      id: `${pack.value.policy}/${key}`,
      pack: pack.value.policy,
      measure: value.measure,
      serves: value.serves ?? [],
      name: value.name,
      clause: value.clause,
      of: value.of,
      shares: value.shares.map(({ units, whom, roster, categories }) => ({
        units,
        whom,
        ...(roster === undefined ? {} : { roster: `${pack.value.policy}/${roster}` }),
        ...(categories ? { categories } : {}),
      })),
      team: value.team ?? [],
      ...(value.most === undefined ? {} : { most: value.most }),
      ...(atLeast ? { atLeast: atLeastOf(atLeast) } : {}),
      atOnceOn: labelled(value.at_once_on, sheet),
      forms: labelled(value.forms, sheet),
      ...(collects ? { collects: { ...collects, due: dueOf(collects.due, sheet) } } : {}),
      readings: value.readings ?? [],
    };
  });
}

function atLeastOf({ times, every, reading }: NonNullable<RawDuty["at_least"]>): NonNullable<LiaisonDuty["atLeast"]> {
  return { times, every, ...(reading ? { reading } : {}) };
}

function labelled(all: readonly Named[] | undefined, sheet: Sheet): LiaisonDuty["forms"] {
  reportTwice(
    (all ?? []).map((it) => ({ name: it.id, at: whereIs(sheet, it, "id") })),
    faultsInto(sheet.problems),
  );
  return (all ?? []).map(({ id, zh, en }) => ({ id, label: { zh, en } }));
}

/** Units, measures, rosters and categories that a duty names stand in the pack's other files. */
function checkNames(value: RawDuty, { units, measures, rosters, partial }: RawPack, sheet: Sheet): void {
  if (units) {
    const names = units.value.units.map(({ key }) => key);
    for (const it of value.shares) knownAll(it.units, names, sheet, unit);
    if (value.collects) known(value.collects.to, names, sheet, whereIs(sheet, value.collects, "to"), unit);
  }
  if (measures && !partial) {
    const own = measures.value.measures.map(({ id }) => id);
    known(value.measure, own, sheet, whereIs(sheet, value, "measure"), measure);
    knownAll(value.serves, own, sheet, measure);
  }
  if (partial) return;
  const all = rosters?.value.rosters ?? [];
  for (const share of value.shares) {
    if (share.roster === undefined) continue;
    const names = all.map(({ key }) => key);
    known(share.roster, names, sheet, whereIs(sheet, share, "roster"), rosterKind);
    const roster = all.find(({ key }) => key === share.roster)?.value;
    const category = roster?.columns.find(({ key }) => key === roster.category);
    const values = category?.values?.map(({ id }) => id) ?? [];
    knownAll(share.categories, values, sheet, valueKind);
  }
}
