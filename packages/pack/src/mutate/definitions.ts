import { mapExpression, walk, type Amount, type Benefit, type Condition, type Expression } from "@jucai/engine";
import { expressionChanges } from "./expression.ts";
import type { Ground } from "./literals.ts";
import type { Change } from "./change.ts";

/** A definition that a benefit uses, directly or inside another one. */
export type Definition = { readonly name: string; readonly is: Expression };

/** The definitions that a benefit uses, each once. */
export function definitionsOf(benefit: Benefit): Definition[] {
  const found = new Map<string, Definition>();
  mapExpressions(benefit, (of) => {
    walk(of, (part) => {
      if (part.op === "named") found.set(part.name, { name: part.name, is: part.is });
    });
    return of;
  });
  return [...found.values()];
}

/** Every way to move one thing in a definition; the moment is moved with the benefit. */
export function definitionChanges({ name, is }: Definition, ground: Ground): Change<Definition>[] {
  return expressionChanges(is, ground).map((it) => ({
    path: it.path === "" ? `define.${name}` : `define.${name}.${it.path}`,
    from: it.from,
    to: it.to,
    value: { name, is: it.value },
  }));
}

/** A benefit in which a definition means something else, wherever it is used. */
export function redefine(benefit: Benefit, { name, is }: Definition): Benefit {
  return mapExpressions(benefit, (of) =>
    mapExpression(of, (part) => (part.op === "named" && part.name === name ? { ...part, is } : part)),
  );
}

/** A benefit with every expression replaced by what `change` makes of it. */
export function mapExpressions(benefit: Benefit, change: (of: Expression) => Expression): Benefit {
  const { moment, pays } = benefit;
  const condition = (it: Condition): Condition => (it.is ? { ...it, is: change(it.is) } : it);
  const { schedule } = pays;
  return {
    ...benefit,
    ...(moment ? { moment: { ...moment, is: change(moment.is) } } : {}),
    when: benefit.when.map(condition),
    unless: benefit.unless.map(condition),
    pays: {
      ...pays,
      to: pays.to.map((it) => ({ ...it, amount: mapAmount(it.amount, change) })),
      schedule: schedule.kind === "monthly" ? { ...schedule, delayMonths: change(schedule.delayMonths) } : schedule,
    },
    gives: benefit.gives.map((it) => (it.if ? { ...it, if: change(it.if) } : it)),
    caps: benefit.caps.map((it) => (it.yearOf ? { ...it, yearOf: change(it.yearOf) } : it)),
  };
}

function mapAmount(of: Amount, change: (of: Expression) => Expression): Amount {
  const inside = (part: Amount): Amount => mapAmount(part, change);
  switch (of.kind) {
    case "none":
      return of;
    case "expression":
      return { ...of, is: change(of.is) };
    case "by":
      return { ...of, by: change(of.by), rows: of.rows.map((row) => ({ ...row, amount: inside(row.amount) })) };
    case "rows":
      return { ...of, rows: of.rows.map((row) => ({ if: change(row.if), amount: inside(row.amount) })) };
    case "least":
    case "most":
    case "add":
      return { ...of, of: of.of.map(inside) };
    case "percent":
      return { ...of, of: inside(of.of) };
    case "uplift":
      return { ...of, if: change(of.if), of: inside(of.of) };
    case "times":
      return { ...of, of: inside(of.of), count: change(of.count) };
    case "ladder":
      return { ...of, from: change(of.from), to: change(of.to) };
  }
}
