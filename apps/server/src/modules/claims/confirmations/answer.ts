/** The employer answers: line by line, many at once; what is right becomes its own word in the registry. */
import type { ConfirmationAnswer, NewFactValue, TakeOverRequest } from "@jucai/contract";
import { readValue, type Text } from "@jucai/engine";
import { record } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { addValues } from "#modules/registry/facts/facts.service.ts";
import { factFor, type Voice, vocabularyOf } from "#modules/registry/facts/index.ts";
import { claimantKey } from "../applications/answers.ts";
import { claimantOf, ownFacts } from "../applications/facts-of-claim.ts";
import type { Doing } from "../applications/start.ts";
import { factJson } from "../applications/submit.ts";
import { type Claim, claimsTables, type ConfirmationAnswerText } from "../claims.tables.ts";
import { noClaim } from "../rules.ts";
import { mayAct } from "../standing/acting.ts";
import { moveClaim } from "../standing/move-claim.ts";
import { stepsOf } from "../standing/steps.ts";
import { type Asked, askingsOf, factsAsked } from "./lines.ts";

export type RowFault = { readonly row: number; readonly column: string; readonly says: Text };
/** One answer with where it stood: in the request, or in a sheet as Excel counts. */
export type Placed = { readonly row: number; readonly answer: ConfirmationAnswer };

/**
 * Takes the answers that can be taken and says of every other one why not. Silence is no answer: what does not come
 * stays open. Claims are locked in order of their ids, so that two clerks never wait for each other in a circle.
 */
export async function answerConfirmations(
  tx: ScopedTransaction,
  by: Doing,
  placed: readonly Placed[],
  language: "zh" | "en",
): Promise<{ answered: number; errors: RowFault[] }> {
  const errors: RowFault[] = [];
  const seen = new Set<string>();
  let answered = 0;
  for (const { row, answer } of [...placed].sort((a, b) => (a.answer.claim < b.answer.claim ? -1 : 1))) {
    const fault = seen.has(answer.claim) ? twice : await answerOne(tx, by, answer, language);
    seen.add(answer.claim);
    if (fault === undefined) answered += 1;
    else errors.push({ row, ...fault });
  }
  return { answered, errors: errors.sort((a, b) => a.row - b.row) };
}

type Fault = Omit<RowFault, "row">;

async function answerOne(
  tx: ScopedTransaction,
  by: Doing,
  answer: ConfirmationAnswer,
  language: "zh" | "en",
): Promise<Fault | undefined> {
  const asking = await askingsOf(tx, by.scope)
    .where("claim", "=", answer.claim)
    .selectAll()
    .forUpdate()
    .executeTakeFirst();
  if (asking === undefined) return notAsked;
  if (asking.state !== "pending") return answeredAlready;
  const asked = (await factsAsked(tx, [answer.claim])).get(answer.claim) ?? [];
  const fault = faultOf(answer, asked);
  if (fault !== undefined) return fault;
  return unlimited(tx, "an employer's answer", async () => {
    const claim = await claimOf(tx, answer.claim);
    if (claim.status !== "awaiting_employer") return answeredAlready;
    if (by.actor.person !== null && by.actor.person === claim.person_id) return himself;
    for (const one of asked) await write(tx, by, one, answerTo(answer, one), answer.words ?? null);
    await claimsTables(tx)
      .updateTable("claim_asking")
      .set({ state: "answered" })
      .where("claim", "=", claim.id)
      .execute();
    const voice: Voice = { account: by.actor.account, name: by.actor.name, source: "employer", unit: asking.employer };
    await tellRegistry(tx, by, claim, voice, said(answer, asked), language);
    const outcome = answer.answer === "true" ? "confirmed" : answer.answer === "false" ? "disputed" : "not_ours";
    await moveClaim(tx, by, claim.id, { do: "confirm", outcome });
    return undefined;
  });
}

/** What is missing in an answer itself. Pure. */
function faultOf({ answer, words, wrong }: ConfirmationAnswer, asked: readonly Asked[]): Fault | undefined {
  if (answer !== "false") return undefined;
  if (words === undefined) return noWords;
  const unknown = wrong.find(({ fact, line }) => !asked.some((it) => it.fact === fact && it.line === line));
  return unknown === undefined ? undefined : notAskedFact;
}

/** Not named as wrong is right; where nothing is named, all of it is wrong. */
function answerTo({ answer, wrong }: ConfirmationAnswer, { fact, line }: Asked): ConfirmationAnswerText {
  if (answer !== "false") return answer;
  return wrong.length === 0 || wrong.some((it) => it.fact === fact && it.line === line) ? "false" : "true";
}

/** What the employer itself says by its answer: what it confirms, and what it says is right instead. */
function said(answer: ConfirmationAnswer, asked: readonly Asked[]): { fact: string; value: unknown }[] {
  return asked.flatMap((one) => {
    if (one.line !== null) return [];
    if (answerTo(answer, one) === "true") return [{ fact: one.fact, value: one.value }];
    const right = answer.wrong.find(({ fact, line }) => fact === one.fact && line === one.line)?.right;
    return right === undefined ? [] : [{ fact: one.fact, value: right }];
  });
}

async function write(
  tx: ScopedTransaction,
  { actor, clock }: Doing,
  { id }: Asked,
  answer: ConfirmationAnswerText,
  words: string | null,
): Promise<void> {
  await claimsTables(tx)
    .updateTable("claim_confirmation")
    .set({ answer, words, by_account: actor.account, by_name: actor.name, at: clock.now() })
    .where("id", "=", id)
    .execute();
}

/** Facts about the work that are kept of the person; those of one claim alone stay with the claim. */
async function tellRegistry(
  tx: ScopedTransaction,
  { actor, clock, sealing, events }: Doing,
  claim: Claim,
  voice: Voice,
  values: readonly { readonly fact: string; readonly value: unknown }[],
  language: "zh" | "en",
): Promise<void> {
  const who = claimantOf(claim);
  const key = await claimantKey(tx, who);
  const { vocabulary } = await vocabularyOf(tx);
  const found = (await rulesAt(tx, claim.place, { versions: [claim.rule_version] })).find(claim.benefit);
  const own = found?.benefit === undefined ? new Set<string>() : ownFacts(found.benefit, vocabulary);
  const given = values.flatMap(({ fact: id, value }): NewFactValue[] => {
    const fact = factFor(id, who.kind, vocabulary);
    if ("problem" in fact || own.has(id)) return [];
    const read = readValue(value, fact.fact, vocabulary);
    if ("problem" in read) return [];
    const json = factJson(read.value, fact.fact.type.kind);
    return json === undefined ? [] : [{ fact: id, value: json }];
  });
  if (key === null || given.length === 0) return;
  const subject = { kind: who.kind, id: who.id, sealedKey: key, changeable: true };
  await addValues(tx, sealing, actor, voice, subject, given, clock.now(), language);
  const facts = given.map(({ fact }) => fact);
  await events.emit(tx, actor, "fact.changed", { kind: who.kind, subject: who.id, facts });
}

async function claimOf(tx: ScopedTransaction, id: string): Promise<Claim> {
  return claimsTables(tx).selectFrom("claim").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

/**
 * 人工核实: an officer of the next office found out what the employer did not say. He needs that step's role, and gives
 * what his word rests on; every open fact gets an answer.
 */
export async function takeOverConfirmation(
  tx: ScopedTransaction,
  by: Doing,
  id: string,
  { version, basis, facts }: TakeOverRequest,
  language: "zh" | "en",
): Promise<void> {
  const claim = await claimsTables(tx).selectFrom("claim").selectAll().where("id", "=", id).executeTakeFirst();
  if (claim === undefined) throw noClaim();
  const asking = await claimsTables(tx)
    .selectFrom("claim_asking")
    .selectAll()
    .where("claim", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (asking?.state !== "pending") throw new Refusal("wrong_state", answeredAlready.says);
  const step = (await stepsOf(tx, id)).find(({ state, kind }) => state === "waiting" && kind !== "confirm");
  const why = step === undefined ? notAsked.says : await mayAct(tx, by.actor, claim, step);
  if (why !== undefined) throw new Refusal("not_allowed", why);
  const asked = (await factsAsked(tx, [id])).get(id) ?? [];
  const answers = asked.map((one) => ({
    one,
    holds: facts.find((it) => it.fact === one.fact && it.line === one.line)?.holds,
  }));
  if (answers.some(({ holds }) => holds === undefined)) throw new Refusal("not_valid", everyFact);
  for (const { one, holds } of answers)
    await write(tx, by, one, holds === true ? "office_true" : "office_false", basis);
  await claimsTables(tx)
    .updateTable("claim_asking")
    .set({ state: "taken_over", basis })
    .where("claim", "=", id)
    .execute();
  const voice: Voice = { account: by.actor.account, name: by.actor.name, source: "office", unit: step?.unit ?? null };
  const right = answers.filter(({ one, holds }) => holds === true && one.line === null).map(({ one }) => one);
  await unlimited(tx, "what an office found out", () => tellRegistry(tx, by, claim, voice, right, language));
  await record(tx, by.actor, {
    action: "claim.take_over",
    object: { kind: "claim", id },
    detail: { basis, employer: asking.employer },
  });
  await moveClaim(tx, by, id, { do: "confirm", outcome: "taken_over", basis }, { version });
}

const column = "number";
const notAsked: Fault = {
  column,
  says: { zh: "没有找到这一行，或者不是向贵单位核实的。", en: "There is no such line among what your unit is asked." },
};
const answeredAlready: Fault = {
  column,
  says: {
    zh: "这一行已经答复过，或已撤回、已由经办人核实。",
    en: "This line was answered, taken back or taken over already.",
  },
};
const twice: Fault = {
  column,
  says: { zh: "同一办件出现了两次，只取第一次。", en: "The same claim comes twice; the first counts." },
};
const himself: Fault = {
  column,
  says: {
    zh: "这是您本人的办件，请由单位的另一位经办人核实。",
    en: "This is your own claim; another clerk of your unit confirms it.",
  },
};
const noWords: Fault = {
  column: "words",
  says: { zh: "选“不属实”的，请写明哪里不属实。", en: "With “not true”, say what is not." },
};
const notAskedFact: Fault = {
  column: "wrong",
  says: { zh: "写了没有要求核实的内容。", en: "It names something that was not asked." },
};
const everyFact: Text = {
  zh: "请对每一项待核实内容都作出判断。",
  en: "Judge every fact that is still to be confirmed.",
};
