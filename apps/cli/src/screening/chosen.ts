import { regionContains, type Benefit, type Day, type Policy, type Vocabulary } from "@jucai/engine";
import { WrongUse, type Call, type Option } from "../command.ts";
import { dayOf } from "../judged.ts";
import { readyPacks } from "../packs.ts";

/** The day and the benefits that a verb about a population is to look at. */
export type Chosen = {
  readonly on: Day;
  readonly vocabulary: Vocabulary;
  readonly policies: readonly Policy[];
  readonly benefits: readonly Benefit[];
  /** GB/T 2260 code: what --place says, else where most of the benefits are paid. */
  readonly place: string;
};

const claimants = ["person", "employer", "referrer"] as const;

/** The options that choose them. */
export const choiceOptions: Readonly<Record<string, Option>> = {
  on: { type: "string", value: "YYYY-MM-DD", help: { zh: "判断日期", en: "date of judgement" } },
  pack: {
    type: "string",
    multiple: true,
    value: "ID",
    help: { zh: "只用这个政策包，可重复", en: "only this pack; may be repeated" },
  },
  benefit: {
    type: "string",
    multiple: true,
    value: "ID",
    help: { zh: "只看这项待遇，可重复", en: "only this benefit; may be repeated" },
  },
  place: {
    type: "string",
    value: "CODE",
    help: {
      zh: "只看这个地方和它所在市、省的政策；生成的人群住在这里",
      en: "only policies of this place and those around it; generated people live here",
    },
  },
  for: {
    type: "string",
    value: claimants.join("|"),
    help: { zh: "只看这一类申请人的待遇", en: "only benefits for this kind of claimant" },
  },
};

/** Reads the choice and the packs; undefined after printing what is wrong with them. */
export async function chosenBy(call: Call): Promise<Chosen | undefined> {
  const { place, for: claimant } = call.given as Readonly<Record<string, string | undefined>>;
  const on = dayOf(call, "on");
  if (on === undefined) {
    throw new WrongUse("请用 --on YYYY-MM-DD 写明判断日期", "Say the date of judgement with --on YYYY-MM-DD");
  }
  if (place !== undefined && !/^\d{6}$/.test(place)) {
    throw new WrongUse(
      "--place 请写六位区划代码，如 350702",
      "--place takes a region code of six digits, such as 350702",
    );
  }
  if (claimant !== undefined && !claimants.some((each) => each === claimant)) {
    throw new WrongUse(`--for 只能是 ${claimants.join("、")}`, `--for takes ${claimants.join(", ")}`);
  }
  const ready = await readyPacks(call, { examples: false });
  if (!ready) return undefined;
  const policies = ready.policies.filter((policy) => place === undefined || regionContains(policy.place, place));
  const benefits = named(call, policies).filter((benefit) => claimant === undefined || benefit.for === claimant);
  if (benefits.length === 0) throw new WrongUse("没有要看的待遇", "There is no benefit to look at");
  return { on, vocabulary: ready.loaded.vocabulary, policies, benefits, place: place ?? placeOf(policies, benefits) };
}

function placeOf(policies: readonly Policy[], benefits: readonly Benefit[]): string {
  const paid = (policy: Policy): number => benefits.filter(({ pack }) => pack === policy.id).length;
  return policies.reduce((most, each) => (paid(each) > paid(most) ? each : most)).place;
}

function named({ given }: Call, policies: readonly Policy[]): readonly Benefit[] {
  const all = policies.flatMap(({ benefits }) => benefits);
  const ids = given["benefit"] as readonly string[] | undefined;
  for (const id of ids ?? []) {
    if (all.some((each) => each.id === id)) continue;
    throw new WrongUse(`没有待遇 ${id}`, `There is no benefit ${id} in the packs that are looked at`);
  }
  return ids ? all.filter(({ id }) => ids.includes(id)) : all;
}
