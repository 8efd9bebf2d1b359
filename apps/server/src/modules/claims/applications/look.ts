/** A form with everything that its page, its problems and its handing-in are made of. */
import type { CaseAnswers } from "@jucai/contract";
import {
  type Benefit,
  type Bundle,
  combine,
  type Constant,
  decide,
  type Decision,
  readFacts,
  type RecognitionScheme,
} from "@jucai/engine";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { ClaimantRef } from "#modules/granted/index.ts";
import { settingsOf } from "#modules/library/index.ts";
import { dayOf, type Found, type PlaceRules, rulesAt } from "#modules/library/rules-at.ts";
import type { HeldFacts } from "#modules/registry/facts/index.ts";
import { type Application, type Claim, claimsTables } from "../claims.tables.ts";
import { type Answers, claimantKeyOrRefuse, openAnswers, plainAnswers } from "./answers.ts";
import { claimantOf, heldFacts, merged, ownFacts } from "./facts-of-claim.ts";
import { employerConfirms, type Needed, neededBy } from "./fields.ts";

export type Chosen = Found & { readonly benefit: Benefit };
/** A recognition that is claimed: no rule decides it, an office does. */
export type Recognised = Found & { readonly scheme: RecognitionScheme };

export type Look = {
  readonly form: Application;
  readonly key: Buffer;
  readonly answers: Answers;
  readonly plain: CaseAnswers;
  readonly claimant: ClaimantRef;
  /** The claims of the form by measure, drafts until it is handed in. */
  readonly claims: readonly Claim[];
  readonly rules: PlaceRules;
  readonly settings: ReadonlyMap<string, Constant>;
  readonly chosen: readonly Chosen[];
  readonly recognised: readonly Recognised[];
  readonly needed: Needed;
  /** Facts that stand in this form only; see `ownFacts`. */
  readonly own: ReadonlySet<string>;
  /** What the registry holds, and that together with what was said here. */
  readonly held: HeldFacts;
  readonly facts: HeldFacts;
  readonly decisions: readonly Decision[];
  readonly bundle: Bundle;
  /** Facts that the employer is to confirm; a claim of an employer itself has none. */
  readonly toConfirm: ReadonlySet<string>;
  /** Calendar date for which it is judged. */
  readonly on: string;
};

/** Reads a form and decides what it claims on a day. What it reads past the reader's reach stays inside. */
export async function look(tx: ScopedTransaction, sealing: Sealing, form: Application, on: string): Promise<Look> {
  return unlimited(tx, "a form for benefits", async () => {
    const claimant = claimantOf(form);
    const key = await claimantKeyOrRefuse(tx, claimant);
    const answers = openAnswers(sealing, key, form);
    const plain = plainAnswers(answers);
    const rules = await rulesAt(tx, form.place, { now: true });
    const settings = await settingsOf(tx, form.place, on);
    const claims = await claimsTables(tx).selectFrom("claim").selectAll().where("application", "=", form.id).execute();
    const held = await heldFacts(tx, sealing, claimant);
    return {
      ...decided({ form, plain, rules, settings, held, on, claimant }),
      form,
      key,
      answers,
      plain,
      claimant,
      claims,
      settings,
    };
  });
}

type Ground = Pick<Look, "form" | "plain" | "rules" | "settings" | "held" | "on" | "claimant">;

function decided({ form, plain, rules, settings, held, on, claimant }: Ground) {
  const { vocabulary } = rules;
  const chosen = form.chosen.flatMap((id): Chosen[] => {
    const found = rules.find(id);
    return found?.benefit === undefined ? [] : [{ ...found, benefit: found.benefit }];
  });
  const recognised = form.chosen.flatMap((id): Recognised[] => {
    const found = rules.find(id);
    return found?.scheme === undefined ? [] : [{ ...found, scheme: found.scheme }];
  });
  const benefits = chosen.map(({ benefit }) => benefit);
  const needed = neededBy(benefits, vocabulary);
  const own = new Set(benefits.flatMap((benefit) => [...ownFacts(benefit, vocabulary)]));
  const said = readFacts({ facts: plain }, vocabulary, (path) => ({
    file: path.slice(1).join("/"),
    line: 1,
    column: 1,
  }));
  const facts = merged(held, said, own, "answers");
  const options = { on: dayOf(on), settings, held: facts.held };
  const some = rules.only(form.chosen);
  const decisions = decide(some, facts.facts, options);
  const confirmable =
    claimant.kind === "employer" ? [] : [...needed.facts.values()].filter(({ fact }) => employerConfirms(fact));
  const inRows =
    claimant.kind === "employer" ? [] : [...needed.lists.values()].flatMap((it) => it.facts.filter(employerConfirms));
  const toConfirm = new Set([...confirmable.map(({ fact }) => fact.id), ...inRows.map(({ id }) => id)]);
  return {
    chosen,
    recognised,
    needed,
    own,
    held,
    facts,
    decisions,
    bundle: combine(some, decisions, facts.facts, options),
    toConfirm,
    rules,
    on,
  };
}
