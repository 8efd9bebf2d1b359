/** Amounts: rows never reached, gaps, overlaps, order, parts, uplifts, steps. */
import { factsOf } from "../../check/walk.ts";
import { equals } from "../build.ts";
import type { Case, Mark } from "../cases.ts";
import { type Claim, inOrder, statement } from "../claim.ts";
import type { Table } from "../tables.ts";
import { falls, overlaps } from "./tables.ts";
import type { Finding, FindingKind } from "../finding.ts";
import type { Person } from "../person.ts";
import type { Expression } from "../../model/expression.ts";
import { about, borneOut, wholeClause } from "../report.ts";
import { type Answer, decided, someone, type World } from "../world.ts";

export function amountFindings(world: World, claim: Claim): Finding[] {
  const marks = claim.payees.flatMap(({ cases }) => (cases ? markFindings(world, claim, cases) : []));
  const tables = claim.tables.flatMap((table) => [...overlaps(world, claim, table), ...falls(world, claim, table)]);
  return [...marks, ...tables];
}

/** For each row, part, step and `else`: whether somebody who meets all conditions comes there. */
function markFindings(world: World, claim: Claim, cases: readonly Case[]): Finding[] {
  const keys = new Map<string, Mark>();
  for (const mark of cases.flatMap((it) => it.marks)) keys.set(keyOf(mark), mark);
  const reached = new Map<string, Person>();
  const missed = new Map<string, { exact: boolean; looked: number }>();
  for (const each of cases) {
    // A row counts as reached where it pays, an `else` where nothing does.
    const own = each.marks.filter(({ kind }) => (kind === "else") === (each.fen === undefined));
    const open = own.filter((mark) => !reached.has(keyOf(mark)));
    if (open.length === 0) continue;
    const answer = someone(
      world,
      [claim],
      [...inOrder(claim), ...each.when].map((is) => statement(claim, is)),
    );
    for (const mark of open) {
      if (answer.person) reached.set(keyOf(mark), answer.person);
      else missed.set(keyOf(mark), joined(missed.get(keyOf(mark)), answer));
    }
  }
  return [...keys].flatMap(([key, mark]) => {
    if (mark.kind === "else" && otherwiseOf(mark, cases) === "ineligible") return gaps(world, claim, mark, cases);
    return reached.has(key) ? [] : unreached(claim, mark, missed.get(key) ?? { exact: true, looked: 0 }, cases);
  });
}

function keyOf({ kind, path }: Mark): string {
  return `${kind} ${path.join("/")}`;
}

function joined(one: { exact: boolean; looked: number } | undefined, other: Answer) {
  if (other.person) throw new Error("somebody was found");
  return { exact: (one?.exact ?? true) && other.exact, looked: (one?.looked ?? 0) + other.looked };
}

const unreachedKinds: Record<Mark["kind"], FindingKind> = {
  row: "row-never-reached",
  else: "else-never-reached",
  part: "part-never-counts",
  uplift: "uplift-never",
  plain: "uplift-always",
  step: "step-never-entered",
};

function unreached(
  claim: Claim,
  mark: Mark,
  missed: { exact: boolean; looked: number },
  cases: readonly Case[],
): Finding[] {
  if (mark.kind === "else" && otherwiseOf(mark, cases) !== "judgement") return [];
  const { name, kind } = mark;
  const says = {
    row: {
      zh: `符合条件的人没有一个落在 ${name} 这一行。`,
      en: `Nobody who meets the conditions comes to the row ${name}.`,
    },
    else: { zh: `没有人会落到 ${name} 转人工认定。`, en: `Nobody comes to \`${name}\`, to be judged.` },
    part: { zh: `${name} 永远不是起作用的那一项。`, en: `${name} is never the part that counts.` },
    uplift: { zh: "上浮永远不适用。", en: "The uplift never applies." },
    plain: { zh: "上浮对所有人都适用，测试是多余的。", en: "The uplift applies to everyone: its test is idle." },
    step: { zh: `晋级阶梯的 ${name} 一级没有人能进入。`, en: `Nobody can enter the step ${name} of the ladder.` },
  }[kind];
  const proof = { how: missed.exact ? "exact" : "searched", looked: missed.looked } as const;
  const severity = kind === "else" ? "info" : "warning";
  return [
    about(claim, unreachedKinds[kind], proof, {
      path: mark.path,
      at: name,
      says,
      severity,
      clauses: [wholeClause(claim)],
    }),
  ];
}

function otherwiseOf(mark: Mark, cases: readonly Case[]): string | undefined {
  return cases.find((it) => it.marks.some((each) => keyOf(each) === keyOf(mark)))?.otherwise;
}

/** Somebody meets every condition and is refused only because no row names them; of a table by values, for each value. */
function gaps(world: World, claim: Claim, mark: Mark, cases: readonly Case[]): Finding[] {
  const table = claim.tables.find(({ path }) => path.join("/") === mark.path.slice(0, -1).join("/"));
  const values = table?.by ? missingValues(world, table) : undefined;
  const tests: { at: string; also: Expression[] }[] = values
    ? values.map((value) => ({ at: value, also: [equals(table!.by!, value)] }))
    : [{ at: mark.name, also: [] }];
  const there = cases.filter((it) => it.marks.some((each) => keyOf(each) === keyOf(mark)));
  return tests.flatMap(({ at, also }) => {
    const person = firstOf(there, (it) =>
      someone(
        world,
        [claim],
        [...inOrder(claim), ...it.when, ...also].map((is) => statement(claim, is)),
      ),
    );
    return person ? gap(world, claim, mark, person, at) : [];
  });
}

function firstOf(cases: readonly Case[], ask: (it: Case) => Answer): Person | undefined {
  for (const each of cases) {
    const { person } = ask(each);
    if (person) return person;
  }
  return undefined;
}

/** Values of the enumeration that have no row; "none" of it is nothing to pay for. */
function missingValues(world: World, { by, rows }: Table): string[] | undefined {
  const term = by && factsOf(by).length === 1 ? world.terms.get(factsOf(by)[0]!) : undefined;
  if (term?.fact.type.kind !== "enum") return undefined;
  return term.values.filter((value) => value !== "none" && rows.every(({ name }) => name !== value));
}

function gap(world: World, claim: Claim, mark: Mark, person: Person, at: string): Finding[] {
  const { benefit } = claim;
  const proof = borneOut(world, [person], [benefit], () => {
    const { reasons, lines } = decided(world, benefit, person);
    const all = benefit.each ? [...reasons, ...lines.flatMap((line) => line.reasons)] : reasons;
    const refused = all.filter((it) => it.holds === false && it.judgement === undefined);
    return refused.length > 0 && refused.every((it) => it.kind === "amount");
  });
  if (!proof) return [];
  const says = {
    zh:
      at === "else"
        ? "符合全部条件的人没有一行标准，落到“不符合”。"
        : `符合全部条件的人里，${at} 没有一行标准，落到“不符合”。`,
    en:
      at === "else"
        ? "Somebody meets every condition and no row names them, so they are refused."
        : `Somebody meets every condition and ${at} has no row, so they are refused.`,
  };
  return [about(claim, "table-gap", proof, { path: mark.path, at, says, clauses: [wholeClause(claim)] })];
}
