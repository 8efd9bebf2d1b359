import { resolve } from "node:path";
import type { Benefit, Policy, Vocabulary } from "@jucai/engine";
import { affectedBy, numbersOf, withNumbers } from "@jucai/engine/compare";
import { nearest } from "@jucai/pack";
import { WrongUse, type Call } from "../command.ts";
import { readyPacks } from "../packs.ts";
import { readNumber } from "./number-words.ts";

/** What is compared: the benefits that can move, before and after. */
export type Sides = {
  readonly vocabulary: Vocabulary;
  readonly policies: readonly Policy[];
  readonly before: readonly Benefit[];
  readonly after: readonly Benefit[];
  readonly changed: readonly string[];
};

/** A benefit by its id, with everything that is loaded beside it; undefined after printing what is wrong with packs. */
export async function benefitOf(call: Call) {
  const [id, ...more] = (call.given["benefit"] as readonly string[] | undefined) ?? [];
  if (id === undefined || more.length > 0) {
    throw new WrongUse("请用 --benefit 给出一项待遇的编号", "Name one benefit with --benefit");
  }
  const ready = await readyPacks(call, { examples: false });
  if (!ready) return undefined;
  const all = ready.policies.flatMap(({ benefits }) => benefits);
  const benefit = all.find((each) => each.id === id);
  if (benefit) return { benefit, all, policies: ready.policies, vocabulary: ready.loaded.vocabulary };
  const ids = all.map((each) => each.id);
  const near = nearest(id, ids) ?? ids.find((each) => each.endsWith(`/${id}`));
  throw near
    ? new WrongUse(`没有待遇 ${id}，是否想写 ${near}？`, `There is no benefit ${id}; did you mean ${near}?`)
    : new WrongUse(`没有待遇 ${id}`, `There is no benefit ${id}`);
}

/** Before and after as a call says: some numbers of one benefit, or two folders of packs. */
export async function sidesOf(call: Call): Promise<Sides | undefined> {
  const { before, after, set } = call.given;
  if (set === undefined && typeof before === "string" && typeof after === "string") {
    return foldersOf(call, before, after);
  }
  if (set !== undefined && before === undefined && after === undefined)
    return numbersSet(call, set as readonly string[]);
  throw new WrongUse(
    "请用 --benefit 和 --set 路径=值 改数字，或用 --before 和 --after 给出两个政策包文件夹",
    "Change numbers with --benefit and --set path=value, or name two folders of packs with --before and --after",
  );
}

async function numbersSet(call: Call, set: readonly string[]): Promise<Sides | undefined> {
  const found = await benefitOf(call);
  if (!found) return undefined;
  const { benefit, all, policies, vocabulary } = found;
  const numbers = numbersOf(benefit, vocabulary);
  const changes = set.map((each) => {
    const at = each.indexOf("=");
    const path = each.slice(0, Math.max(0, at));
    const number = numbers.find((one) => one.path === path);
    return { path, value: number ? readNumber(each.slice(at + 1), number) : 0 };
  });
  const result = withNumbers(benefit, changes, vocabulary);
  if (!result.ok) {
    const say = (language: "zh" | "en") =>
      result.problems.map(({ path, message, fix }) => `${path}: ${message[language]} → ${fix[language]}`).join("\n");
    throw new WrongUse(say("zh"), say("en"));
  }
  const ids = affectedBy(all, [benefit.id]);
  const before = all.filter(({ id }) => ids.includes(id));
  const after = before.map((each) => (each === benefit ? result.benefit : each));
  return { vocabulary, policies, before, after, changed: [benefit.id] };
}

/** Everything that differs between two folders, and what it can move, for one kind of claimant. */
async function foldersOf(call: Call, one: string, other: string): Promise<Sides | undefined> {
  const first = await readyPacks({ ...call, packs: resolve(call.world.cwd, one) }, { examples: false });
  const second = await readyPacks({ ...call, packs: resolve(call.world.cwd, other) }, { examples: false });
  if (!first || !second) return undefined;
  const claimant = claimantOf(call);
  const benefitsOf = (policies: readonly Policy[]) =>
    policies.flatMap(({ benefits }) => benefits).filter((each) => each.for === claimant);
  const [before, after] = [benefitsOf(first.policies), benefitsOf(second.policies)];
  const byId = (benefits: readonly Benefit[]) => new Map(benefits.map((each) => [each.id, JSON.stringify(each)]));
  const [had, has] = [byId(before), byId(after)];
  const changed = [...new Set([...had.keys(), ...has.keys()])].filter((id) => had.get(id) !== has.get(id));
  const ids = new Set([...affectedBy(before, changed), ...affectedBy(after, changed)]);
  const moved = (benefits: readonly Benefit[]) => benefits.filter(({ id }) => ids.has(id));
  const { vocabulary } = second.loaded;
  return { vocabulary, policies: second.policies, before: moved(before), after: moved(after), changed };
}

const claimants = ["person", "employer", "referrer"] as const;

/** The kind of claimant that a call names, persons by default. */
export function claimantOf({ given }: Call): Benefit["for"] {
  const word = given["for"] ?? "person";
  const found = claimants.find((each) => each === word);
  if (found) return found;
  throw new WrongUse(`--for 只能是 ${claimants.join("、")}`, `--for takes ${claimants.join(", ")}`);
}
