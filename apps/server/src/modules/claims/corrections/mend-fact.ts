import type { FactJson } from "@jucai/contract";
import { type Fact, readValue, type Vocabulary } from "@jucai/engine";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { addValues } from "#modules/registry/facts/facts.service.ts";
import { factFor } from "#modules/registry/facts/index.ts";
import { subjectToChange } from "#modules/registry/facts/subject.ts";
import { caseForm } from "#modules/registry/facts/value.ts";
import { registryTables } from "#modules/registry/registry.tables.ts";
import { type Answers, claimantKeyOrRefuse, openAnswers, sealAnswers } from "../applications/answers.ts";
import { claimantOf } from "../applications/facts-of-claim.ts";
import { caseValue, inRow } from "../applications/fields.ts";
import { rowsOf } from "../applications/problems.ts";
import { type Claim, claimsTables } from "../claims.tables.ts";
import type { By } from "../review/ground.ts";

/**
 * The claimant corrects a fact of his claim: in the form that he handed in, and, where the registry keeps it of him, as
 * his own word there. What an office verified before stays the better supported value.
 */
export async function mendFact(
  tx: ScopedTransaction,
  by: By,
  claim: Claim,
  key: string,
  given: FactJson,
): Promise<void> {
  const { vocabulary } = await rulesAt(tx, claim.place, { versions: [claim.rule_version] });
  const [list, index, field] = key.split("/");
  const fact = vocabulary.facts.find(({ id }) => id === (field ?? key));
  if (fact === undefined) throw badValue(`没有“${key}”这项信息`, `There is no fact ${key}`);
  const value = checked(given, fact, vocabulary);
  await unlimited(tx, "a correction of the form", async () => {
    const who = claimantOf(claim);
    const sealedKey = await claimantKeyOrRefuse(tx, who);
    const form = await claimsTables(tx)
      .selectFrom("application")
      .selectAll()
      .where("id", "=", claim.application)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const answers = openAnswers(by.sealing, sealedKey, form);
    const version = form.version + 1;
    const stamp = { version, by: by.actor.name, at: by.clock.now().toISOString() };
    const answer =
      field === undefined
        ? { value, ...stamp }
        : { value: listWith(answers, list ?? "", Number(index), inRow(field), value), ...stamp };
    const fields = { ...answers.fields, [field === undefined ? key : (list ?? "")]: answer };
    const sealed = sealAnswers(by.sealing, sealedKey, form.id, { ...answers, fields });
    await claimsTables(tx)
      .updateTable("application")
      .set({ sealed, version, updated_at: by.clock.now() })
      .where("id", "=", form.id)
      .execute();
    if (field === undefined && "fact" in factFor(key, who.kind, vocabulary)) {
      await tellRegistry(tx, by, who, key, given);
    }
  });
}

function checked(given: FactJson, fact: Fact, vocabulary: Vocabulary) {
  const read = readValue(caseForm(given, fact), fact, vocabulary);
  if ("problem" in read) throw badValue(read.problem.message.zh, read.problem.message.en);
  return caseValue(fact.id, read.value, vocabulary);
}

/** The rows of a list with one field of one row changed; a row that is not there cannot be mended. */
function listWith(answers: Answers, list: string, index: number, field: string, value: string | number | boolean) {
  const before = answers.fields[list];
  const said = before !== undefined && "value" in before ? before.value : undefined;
  const known = typeof said === "object" ? said : undefined;
  const rows = rowsOf(known);
  if (rows[index] === undefined) throw badValue("表里没有这一行", "The list has no such row");
  const mended = rows.map((row, at) => (at === index ? { ...row, [field]: value } : row));
  return known !== undefined && !Array.isArray(known) ? { known: mended, complete: false as const } : mended;
}

async function tellRegistry(
  tx: ScopedTransaction,
  { sealing, actor, clock }: By,
  who: ReturnType<typeof claimantOf>,
  fact: string,
  value: FactJson,
): Promise<void> {
  const subject = await subjectToChange(registryTables(tx), who.kind, who.id);
  const voice = {
    account: actor.account,
    name: actor.name,
    source: who.kind === "person" ? ("self" as const) : ("employer" as const),
    unit: who.kind === "person" ? null : who.id,
  };
  await addValues(tx, sealing, actor, voice, subject, [{ fact, value }], clock.now(), "zh");
}

function badValue(zh: string, en: string): Refusal {
  return new Refusal("not_valid", { zh: `${zh}。`, en: `${en}.` }, [{ field: "value", says: zh }]);
}
