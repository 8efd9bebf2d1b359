import type { Expression, Problem, Type } from "@jucai/engine";
import type { Entry } from "../shape/collections.ts";
import type { Written } from "../shape/scalars.ts";
import { namesIn, typedIn, type Scope } from "./expressions.ts";
import { faultsInto } from "./faults.ts";

type Named = { readonly type: Type; readonly is: Expression };
type Definition = Entry<Written | undefined>;

/** Definitions that can be used, and the names of those that cannot because of their own faults. */
export type Defined = { readonly names: ReadonlyMap<string, Named>; readonly broken: ReadonlySet<string> };

/**
 * Types named definitions in the order in which they need each other, whatever order they are
 * written in. Definitions in a circle are reported and left out.
 */
export function define(definitions: readonly Definition[], scope: Scope, problems: Problem[]): Defined {
  const names = new Map<string, Named>(scope.names);
  const broken = new Set([...(scope.broken ?? []), ...circles(definitions).flat()]);
  reportCircles(definitions, problems);
  reportTaken(definitions, scope, problems);
  const waiting = new Map(definitions.filter(({ key }) => !broken.has(key)).map((it) => [it.key, it]));
  while (waiting.size > 0) {
    const ready = [...waiting.values()].find((it) => usedBy(it, waiting).length === 0);
    if (!ready) break;
    waiting.delete(ready.key);
    const parsed = typedIn({ ...scope, names, broken }, problems, ready.value);
    if (parsed) names.set(ready.key, { type: parsed.type, is: parsed.expression });
    else broken.add(ready.key);
  }
  return { names, broken };
}

/** The names out of a set that a definition's source mentions. */
function usedBy(definition: Definition, names: { has(name: string): boolean }): string[] {
  return namesIn(definition.value?.source ?? "").filter((name) => names.has(name));
}

/** Every circle of definitions, as a path that ends where it began. */
function circles(definitions: readonly Definition[]): string[][] {
  const all = new Map(definitions.map((it) => [it.key, it]));
  const found: string[][] = [];
  for (const start of all.keys()) {
    if (found.some((circle) => circle.includes(start))) continue;
    const path = pathBack(start, start, all, new Set());
    if (path) found.push([start, ...path]);
  }
  return found;
}

function pathBack(
  from: string,
  to: string,
  all: ReadonlyMap<string, Definition>,
  seen: Set<string>,
): string[] | undefined {
  for (const next of usedBy(all.get(from)!, all)) {
    if (next === to) return [to];
    if (seen.has(next)) continue;
    seen.add(next);
    const rest = pathBack(next, to, all, seen);
    if (rest) return [next, ...rest];
  }
  return undefined;
}

/** One name has one meaning in a pack. */
function reportTaken(definitions: readonly Definition[], scope: Scope, problems: Problem[]): void {
  for (const { key, value } of definitions) {
    if (!value || !scope.names.has(key)) continue;
    faultsInto(problems)(
      value.at,
      "name-taken",
      { zh: `“${key}”在 pack.yaml 里已有定义。`, en: `\`${key}\` is already defined in pack.yaml.` },
      { zh: "换一个名字。", en: "Give it another name." },
    );
  }
}

function reportCircles(definitions: readonly Definition[], problems: Problem[]): void {
  const faults = faultsInto(problems);
  for (const circle of circles(definitions)) {
    const first = definitions.find(({ key }) => key === circle[0]);
    if (!first?.value) continue;
    faults(
      first.value.at,
      "circular-definition",
      {
        zh: `定义互相引用成了圈：${circle.join(" → ")}。`,
        en: `These definitions go in a circle: ${circle.join(" → ")}.`,
      },
      { zh: "让其中一个只用事实来写。", en: "Write one of them with facts only." },
    );
  }
}
