/** Rows of one table beside each other: tests that meet, amounts that fall as the value rises. */
import type { Expression } from "../../model/expression.ts";
import { not } from "../build.ts";
import { type Claim, inOrder, statement } from "../claim.ts";
import type { Finding } from "../finding.ts";
import { about, borneOut, wholeClause } from "../report.ts";
import type { Table } from "../tables.ts";
import { decided, passes, someone, type World } from "../world.ts";

/** Two rows meet without one containing the other: which of them stands first decides the money. */
export function overlaps(world: World, claim: Claim, { by, rows, path }: Table): Finding[] {
  if (by) return [];
  const ask = (...all: Expression[]) =>
    someone(
      world,
      [claim],
      [...inOrder(claim), ...all].map((is) => statement(claim, is)),
    );
  return rows.flatMap((later, index) =>
    rows.slice(0, index).flatMap((earlier) => {
      if (earlier.pays === later.pays) return [];
      const person = ask(earlier.if, later.if).person;
      if (!person || !ask(earlier.if, not(later.if)).person || !ask(not(earlier.if), later.if).person) return [];
      const proof = borneOut(world, [person], [claim.benefit], () => true);
      const says = {
        zh: `${earlier.name} 和 ${later.name} 同时成立而金额不同，谁在前谁算数。`,
        en: `${earlier.name} and ${later.name} hold together and pay differently; only their order decides.`,
      };
      const at = `${earlier.name}-${later.name}`;
      // The dearer row first is how 就高 is written.
      const severity = (earlier.fen ?? -1) > (later.fen ?? Infinity) ? ("info" as const) : ("warning" as const);
      return proof
        ? [
            about(claim, "rows-overlap", proof, {
              path: [...path, "rows", index],
              at,
              says,
              severity,
              clauses: [wholeClause(claim)],
            }),
          ]
        : [];
    }),
  );
}

/** In a table by an ordered enumeration, a higher value pays less than a lower one. */
export function falls(world: World, claim: Claim, { by, rows, path }: Table): Finding[] {
  const type = by?.op === "fact" ? world.terms.get(by.id)?.fact.type : undefined;
  const enumeration = type?.kind === "enum" ? world.vocabulary.enumerations.find((it) => it.id === type.of) : undefined;
  if (!enumeration?.ordered) return [];
  const order = enumeration.values.map(({ id }) => id);
  const sorted = rows.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  return sorted.slice(1).flatMap((high, index) => {
    const low = sorted[index]!;
    if (low.fen === undefined || high.fen === undefined || high.fen >= low.fen) return [];
    const persons = [low, high].map(
      (row) =>
        someone(
          world,
          [claim],
          [...inOrder(claim), row.if].map((is) => statement(claim, is)),
        ).person,
    );
    const [one, other] = persons;
    if (!one || !other) return [];
    const proof = borneOut(world, [one, other], [claim.benefit], (_, it) =>
      passes(decided(world, claim.benefit, it), claim.benefit),
    );
    const says = {
      zh: `${high.name} 比 ${low.name} 高，金额反而少。`,
      en: `${high.name} stands above ${low.name} and pays less.`,
    };
    return proof
      ? [
          about(claim, "higher-pays-less", proof, {
            path: [...path, "rows", high.name],
            at: high.name,
            says,
            clauses: [wholeClause(claim)],
          }),
        ]
      : [];
  });
}
