import { tellApart, type Benefit, type Decision, type Place } from "@jucai/engine";
import { placesIn } from "../findings/places.ts";
import { mutantsOf, type Mutant } from "../mutate/mutants.ts";
import type { Survivor } from "../mutate/mutate.ts";
import type { LoadedPacks } from "../read-packs.ts";
import { bundleExample } from "./bundle.ts";
import { tellingExpectation } from "./expectation.ts";
import { checksAlone, tellingStops } from "./stops.ts";
import { placeOfSurvivor } from "./where.ts";
import { exampleText } from "./write.ts";

/** The example that would notice a survivor; absent when none was found near the known ones. */
export type Proposal = {
  readonly survivor: Survivor;
  /** The line that was moved. */
  readonly place: Place;
  /** Under `examples:` of `file`; without one, in a new file under `examples/`. */
  readonly example?: { readonly benefit?: string; readonly file?: string; readonly text: string };
};

/** For each survivor of `mutate` its line, and where one is found a worked case that tells it from the rule as written. */
export function propose(
  files: ReadonlyMap<string, string>,
  loaded: LoadedPacks,
  survivors: readonly Survivor[],
): Proposal[] {
  const places = placesIn(files, loaded.folders);
  const mutants = new Map<string, readonly Mutant[]>();
  const ofPack = (id: string): readonly Mutant[] => {
    const policy = loaded.policies.find((it) => it.id === id)!;
    const known = mutants.get(id) ?? mutantsOf(policy, loaded.vocabulary, loaded.definitions.get(id) ?? new Set());
    mutants.set(id, known);
    return known;
  };
  const benefits = new Map(
    loaded.policies.flatMap((it) => it.benefits.map((benefit) => [benefit.id, benefit] as const)),
  );
  return survivors.map((survivor) => {
    const place = placeOfSurvivor(survivor, benefits.get(survivor.benefit ?? ""), places);
    const mutant = ofPack(survivor.pack).find((it) => isOf(it, survivor));
    const example = mutant && (documentExample(mutant) ?? firstExample(mutant, benefits, loaded));
    return { survivor, place, ...(example ? { example } : {}) };
  });
}

function isOf(mutant: Mutant, { benefit, path, from, to }: Survivor): boolean {
  return mutant.benefit === benefit && mutant.path === path && mutant.from === from && mutant.to === to;
}

/** What stands in the whole pack may show in any of its benefits. */
function firstExample(
  mutant: Mutant,
  benefits: ReadonlyMap<string, Benefit>,
  loaded: LoadedPacks,
): Proposal["example"] {
  for (const changed of mutant.benefits) {
    const benefit = benefits.get(changed.id)!;
    const bundle = onlyTogether(mutant.path) ? bundleExample(benefit, changed, mutant, loaded) : undefined;
    const found = bundle ? { benefit: benefit.id, ...bundle } : exampleFor(benefit, changed, mutant, loaded);
    if (found) return found;
  }
  return undefined;
}

/** The day of issue decides no case; an example of the document itself pins it. */
function documentExample({ pack, path, from }: Mutant): Proposal["example"] {
  if (path !== "issued") return undefined;
  const text = [`packs: [${pack}]`, "examples:", "  - name: the day of issue", `    document: { issued: ${from} }`];
  return { text: text.join("\n") };
}

/** What only shows when two benefits meet. */
function onlyTogether(path: string): boolean {
  return path.startsWith("exclusive.") || path.startsWith("each.unique") || path.startsWith("purpose");
}

function exampleFor(
  benefit: Benefit,
  changed: Benefit,
  { path, from, to }: Mutant,
  loaded: LoadedPacks,
): Proposal["example"] {
  const file = loaded.examples.find((it) => it.benefit === benefit.id);
  const ofStops = path.startsWith("stops.");
  const [plain, moved] = ofStops ? [checksAlone(benefit), checksAlone(changed)] : [benefit, changed];
  const telling = (one: Decision, other: Decision) =>
    ofStops ? tellingStops(one, other) : tellingExpectation(one, benefit, other, changed);
  const apart = tellApart(
    loaded.vocabulary,
    plain,
    moved,
    file?.examples ?? [],
    (one, other) => telling(one, other) !== undefined,
  );
  if (!apart) return undefined;
  const expectation = telling(apart.one, apart.other)!;
  const name = `${path}: ${from}, not ${to}`;
  const text = exampleText(name, benefit.clause, apart.start, expectation, loaded.vocabulary, file);
  if (file) return { benefit: benefit.id, file: file.file, text };
  return { benefit: benefit.id, text: `benefit: ${benefit.id}\nexamples:\n${text}` };
}
