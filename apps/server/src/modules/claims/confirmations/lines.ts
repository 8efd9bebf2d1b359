import type { ConfirmationLine, ConfirmationsQuery } from "@jucai/contract";
import { readValue, type Vocabulary } from "@jucai/engine";
import type { Selectable } from "kysely";
import { type Scope, type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { vocabularyOf } from "#modules/registry/facts/index.ts";
import { registryTables } from "#modules/registry/registry.tables.ts";
import { caseForm } from "#modules/registry/facts/value.ts";
import { caseValue, fieldOf } from "../applications/fields.ts";
import { type ClaimsTables, claimsTables } from "../claims.tables.ts";

export type Asking = Selectable<ClaimsTables["claim_asking"]>;
export type Asked = Selectable<ClaimsTables["claim_confirmation"]>;

/** The lines of the employers that a clerk speaks for, those due first. */
export async function listConfirmations(
  tx: ScopedTransaction,
  scope: Scope,
  { state, page, pageSize }: ConfirmationsQuery,
  day: string,
) {
  const found = askingsOf(tx, scope).where(
    "state",
    state === "pending" ? "=" : "in",
    state === "pending" ? "pending" : ["answered", "taken_over"],
  );
  const { total } = await found.select((of) => of.fn.countAll<string>().as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy("due_on")
    .orderBy("asked_on")
    .orderBy("claim")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const counts = await askingsOf(tx, scope)
    .where("state", "=", "pending")
    .select((of) => [
      of.fn.countAll<string>().as("pending"),
      of.fn.countAll<string>().filterWhere("due_on", "<", day).as("overdue"),
    ])
    .executeTakeFirstOrThrow();
  return {
    items: await linesOf(tx, rows, day),
    page,
    pageSize,
    total: Number(total),
    pending: Number(counts.pending),
    overdue: Number(counts.overdue),
  };
}

/** What the employers of a scope are asked; an office that happens to see a claim is no employer. */
export function askingsOf(tx: ScopedTransaction, { units }: Scope) {
  // An empty list would be no SQL; nobody's unit finds nothing.
  const own = units.length > 0 ? [...units] : ["00000000-0000-0000-0000-000000000000"];
  return claimsTables(tx).selectFrom("claim_asking").where("employer", "in", own);
}

export async function linesOf(
  tx: ScopedTransaction,
  rows: readonly Asking[],
  day: string,
): Promise<ConfirmationLine[]> {
  const facts = await factsAsked(
    tx,
    rows.map(({ claim }) => claim),
  );
  const { vocabulary } = await vocabularyOf(tx);
  const said = await saidByEmployers(tx, rows, vocabulary);
  return rows.map((row) => {
    const asked = facts.get(row.claim) ?? [];
    return {
      claim: row.claim,
      number: row.number,
      worker: row.worker,
      workerTail: row.worker_tail,
      title: row.title,
      askedOn: row.asked_on,
      dueOn: row.due_on,
      overdue: row.state === "pending" && row.due_on !== null && row.due_on < day,
      state: row.state === "ended" ? "answered" : row.state,
      unchanged: asked.length > 0 && asked.every(({ fact, value }) => said.get(`${row.claim}/${fact}`) === value),
      facts: asked.flatMap(({ fact: id, line, value, shown, answer, words }) => {
        const fact = vocabulary.facts.find((each) => each.id === id);
        if (fact === undefined) return [];
        return [{ field: fieldOf(fact, vocabulary), line, value, shown, answer, words }];
      }),
    };
  });
}

export async function factsAsked(
  tx: ScopedTransaction,
  claims: readonly string[],
): Promise<ReadonlyMap<string, Asked[]>> {
  if (claims.length === 0) return new Map();
  const rows = await claimsTables(tx)
    .selectFrom("claim_confirmation")
    .selectAll()
    .where("claim", "in", [...claims])
    .orderBy("line")
    .orderBy("fact")
    .execute();
  return Map.groupBy(rows, ({ claim }) => claim);
}

/** What an employer said of its own people before, as a case says it: of those it keeps, which it sees anyway. */
async function saidByEmployers(
  tx: ScopedTransaction,
  rows: readonly Asking[],
  vocabulary: Vocabulary,
): Promise<ReadonlyMap<string, unknown>> {
  const claims = rows.map(({ claim }) => claim);
  if (claims.length === 0) return new Map();
  const values = await unlimited(tx, "what an employer said before", () =>
    registryTables(tx)
      .withTables<ClaimsTables>()
      .selectFrom("fact_value")
      .innerJoin("claim_asking", "claim_asking.employer", "fact_value.source_unit")
      .innerJoin("claim", "claim.id", "claim_asking.claim")
      .select(["claim_asking.claim", "fact_value.fact", "fact_value.value"])
      .where("claim_asking.claim", "in", claims)
      .where("fact_value.source", "=", "employer")
      .where("fact_value.retracted_at", "is", null)
      .whereRef("fact_value.subject", "=", "claim.person_id")
      .orderBy("fact_value.id")
      .execute(),
  );
  return new Map(
    values.flatMap(({ claim, fact: id, value }) => {
      const fact = vocabulary.facts.find((each) => each.id === id);
      const read = fact && readValue(caseForm(value, fact), fact, vocabulary);
      return read === undefined || "problem" in read
        ? []
        : [[`${claim}/${id}`, caseValue(id, read.value, vocabulary)] as const];
    }),
  );
}
