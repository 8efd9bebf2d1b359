import {
  printDay,
  type Benefit,
  type Bundle,
  type Day,
  type Decision,
  type Line,
  type Policy,
  type Reason,
  type Vocabulary,
} from "@jucai/engine";
import type { Call, Language } from "../command.ts";
import { amountText, yuan } from "./amount.ts";
import { words } from "./words.ts";

export type Answer = { readonly on: Day; readonly decisions: readonly Decision[]; readonly bundle: Bundle };

/** Prints an answer: as JSON (dates as ISO text), or the bundle first and then every benefit. */
export function printDecisions(
  { on, decisions, bundle }: Answer,
  policies: readonly Policy[],
  vocabulary: Vocabulary,
  call: Call,
): void {
  const { world, language } = call;
  if (call.json) {
    world.out(JSON.stringify({ on: printDay(on), decisions, bundle }, null, 2));
    return;
  }
  const benefits = new Map(policies.flatMap((it) => it.benefits.map((benefit) => [benefit.id, benefit] as const)));
  const say = words[language];
  world.out(`${say.judgedOn} ${printDay(on)}`);
  world.out("");
  printBundle(bundle, decisions, benefits, call);
  for (const status of ["eligible", "unknown", "judgement", "ineligible", "not_in_force"] as const) {
    const group = decisions.filter((it) => it.status === status);
    if (group.length === 0) continue;
    world.out("");
    world.out(`${say.status[status]} (${group.length})`);
    for (const decision of group) printDecision(decision, benefits.get(decision.benefit)!, vocabulary, call);
  }
}

/** The total counts settled grants only; what else is chosen stands with its own words, so that 0 is never all. */
function printBundle(
  bundle: Bundle,
  decisions: readonly Decision[],
  benefits: ReadonlyMap<string, Benefit>,
  { world, language }: Call,
): void {
  const say = words[language];
  const chosen = bundle.chosen.map((id) => decisions.find(({ benefit }) => benefit === id)!);
  const open = chosen.filter(({ amount }) => amount.totalFen === null).length;
  world.out(`${say.bundle} ${yuan(bundle.totalFen, language)}${open > 0 ? say.beside(open) : ""}`);
  for (const { benefit: id, amount } of chosen) {
    const benefit = benefits.get(id)!;
    world.out(`  ${id}  ${benefit.title[language]}  ${amountText(amount, benefit, language)}`);
  }
  for (const out of bundle.leftOut) {
    world.out(
      `  ${say.leftOut} ${out.benefit}  ${benefits.get(out.benefit)?.title[language] ?? ""}: ${out.because[language]}`,
    );
  }
}

function printDecision(decision: Decision, benefit: Benefit, vocabulary: Vocabulary, call: Call): void {
  const { world, language } = call;
  const say = words[language];
  const amount =
    decision.status === "ineligible" || decision.status === "not_in_force"
      ? ""
      : `  ${amountText(decision.amount, benefit, language)}`;
  world.out(`  ${decision.benefit}  ${benefit.title[language]}  ${benefit.clause}${amount}`);
  printInstalments(decision, call);
  for (const reason of decision.reasons.filter((it) => it.holds === false || it.judgement)) {
    world.out(`      ${reason.holds === false ? "✗" : "?"} ${reasonText(reason, vocabulary, language)}`);
  }
  for (const line of decision.lines) {
    const failed = line.reasons.filter((it) => it.holds === false).map((it) => reasonText(it, vocabulary, language));
    const total = line.totalFen === null ? "" : ` ${yuan(line.totalFen, language)}`;
    world.out(
      `      ${lineName(line, benefit, vocabulary, language)}: ${say.status[line.status]}${total}${failed.length > 0 ? ` — ${failed.join("; ")}` : ""}`,
    );
  }
  if (decision.status === "eligible") printReadings(decision, benefit, call);
  if (decision.missing.length > 0) {
    const labels = decision.missing.map((id) => {
      const label = labelOf(id, vocabulary, language);
      // How a case writes a fact stands beside it; a list is asked by its label alone.
      return id.includes(".") ? `${label} (${id})` : label;
    });
    world.out(`      ${say.missing} ${labels.join(language === "zh" ? "、" : ", ")}`);
  }
}

/** The label of a fact, or of the thing that a list has several of. */
function labelOf(id: string, { facts, subjects }: Vocabulary, language: Language): string {
  return (
    [...facts, ...subjects.map((it) => ({ ...it, id: it.list }))].find((it) => it.id === id)?.label[language] ?? id
  );
}

/** One line of a claim: by its key, such as a name; without one, by what it is and its number. */
function lineName({ subject, index }: Line, { each }: Benefit, { subjects }: Vocabulary, language: Language): string {
  if (subject !== `${each?.subject} ${index + 1}`) return subject;
  return `${subjects.find(({ id }) => id === each?.subject)?.label[language] ?? subject} ${index + 1}`;
}

/** What the document leaves open and the place has not set: the figures above go by the readings. */
function printReadings(decision: Decision, benefit: Benefit, { world, language }: Call): void {
  for (const { id, set } of decision.settings) {
    const setting = benefit.settings.find((it) => it.id === id);
    if (setting && !set) world.out(`      ${words[language].reading}${setting.says[language]}`);
  }
}

/** The first and last instalment by date; payees come one after the other, those without a date last. */
function printInstalments(decision: Decision, { world, language }: Call): void {
  const instalments = decision.instalments.toSorted(({ due: a }, { due: b }) =>
    a === b ? 0 : a === null ? 1 : b === null || a < b ? -1 : 1,
  );
  const [first, last] = [instalments[0], instalments.at(-1)];
  if (!first || !last) return;
  const say = words[language];
  const due = (it: { due: string | null }): string => it.due ?? say.noDate;
  if (instalments.length === 1) {
    if (first.due) world.out(`      ${say.paidOn} ${first.due}`);
    return;
  }
  world.out(
    `      ${say.instalments(instalments.length)} ${due(first)} ${yuan(first.fen, language)} … ${due(last)} ${yuan(last.fen, language)}`,
  );
}

function reasonText(reason: Reason, vocabulary: Vocabulary, language: Language): string {
  const say = words[language];
  // A fact is shown by its id, as cases write it; a list by what it lists.
  const nameOf = (id: string): string => (id.includes(".") ? id : labelOf(id, vocabulary, language));
  const has = Object.entries(reason.has).map(
    ([id, value]) =>
      `${nameOf(id)} = ${reason.unknown.includes(id) ? say.unknown : value === null ? say.none : String(value)}`,
  );
  const shown = has.length > 0 ? ` (${has.join(", ")})` : "";
  const excluded = reason.kind === "exclusion" ? say.excluded : "";
  return `${excluded}${reason.says[language]}  ${reason.clause}${shown}`;
}
