import { namesOf, saysValue, type Text, type Value } from "@jucai/engine";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { registryTables } from "#modules/registry/registry.tables.ts";
import { caseValue } from "../applications/fields.ts";
import type { Chosen, Look } from "../applications/look.ts";
import { factsToAsk, type ToAsk } from "../applications/needs.ts";
import { type Claim, claimsTables } from "../claims.tables.ts";

/** Puts the facts of a claim before the employer that is to confirm them: these and nothing else of the claim. */
export async function askEmployer(
  tx: ScopedTransaction,
  seen: Look,
  { benefit }: Chosen,
  claim: Claim,
  day: string,
): Promise<void> {
  const employer = claim.confirming_employer;
  if (employer === null || claim.number === null) throw new Error("an employer is asked of a claim that has a number");
  const number = claim.number;
  await unlimited(tx, "what an employer is asked", async () => {
    const db = claimsTables(tx);
    const step = await db
      .selectFrom("claim_step")
      .select(["due_on", "due_known"])
      .where("claim", "=", claim.id)
      .where("kind", "=", "confirm")
      .executeTakeFirst();
    const due = { due_on: step?.due_on ?? null };
    await db
      .insertInto("claim_asking")
      .values({
        claim: claim.id,
        employer,
        place: claim.place,
        number,
        title: JSON.stringify(claim.title),
        worker: claim.claimant_name,
        worker_tail: await tailOfPerson(tx, claim.person_id),
        asked_on: day,
        due_known: step?.due_known ?? true,
        basis: null,
        reminded_on: null,
        ...due,
      })
      .execute();
    const rows = factsToAsk(seen, benefit).map((asked) => ({
      claim: claim.id,
      employer,
      fact: asked.fact,
      line: asked.line,
      ...valueOf(seen, asked),
      words: null,
      by_account: null,
      by_name: null,
      at: null,
      ...due,
    }));
    await db.insertInto("claim_confirmation").values(rows).execute();
  });
}

async function tailOfPerson(tx: ScopedTransaction, person: string | null): Promise<string | null> {
  if (person === null) return null;
  const row = await registryTables(tx)
    .selectFrom("person")
    .select("id_tail")
    .where("id", "=", person)
    .executeTakeFirst();
  return row?.id_tail ?? null;
}

/** What was said, as a case says it and in words. */
function valueOf({ facts, rules, needed }: Look, { fact: id, line }: ToAsk): { value: string; shown: string } {
  const { vocabulary } = rules;
  const fact = vocabulary.facts.find((each) => each.id === id);
  if (fact === undefined) throw new Error(`there is no fact ${id}`);
  const list = [...needed.lists].find(([, { subject }]) => subject.id === fact.subject)?.[0];
  const item = line === null || list === undefined ? undefined : facts.facts.lists.get(list)?.items[line];
  const value: Value | undefined = line === null ? facts.facts.values.get(id) : item?.get(id);
  if (value === undefined) throw new Error(`nothing is known of ${id}`);
  const shown: Text = saysValue(value, fact, namesOf(vocabulary));
  return { value: JSON.stringify(caseValue(id, value, vocabulary)), shown: JSON.stringify(shown) };
}
