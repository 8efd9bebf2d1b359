/** What a claim is for, so that nothing is paid twice: the rows that the unique index holds apart. */
import type { Benefit, Facts, Item, Text, Value } from "@jucai/engine";
import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { ClaimantRef } from "#modules/granted/index.ts";
import type { PlaceRules } from "#modules/library/rules-at.ts";

/** One thing claimed for. `clause` is why it counts once; `line` the row of the form, from 0. */
export type SubjectOf = {
  readonly grp: string;
  readonly key: string;
  readonly line: number | null;
  readonly clause: string;
};

/**
 * Keys that mean the same thing whoever says them: who somebody is, and the number of a certificate, an agreement, a
 * receipt. A course or a fair that two employers name alike are two.
 */
const known = /\.(person|number|receipt)$/;

/** The subjects of one claim. Pure. */
export function subjectsOf(benefit: Benefit, facts: Facts, claimant: ClaimantRef, rules: PlaceRules): SubjectOf[] {
  const own = `${claimant.kind}:${claimant.id}`;
  const things = thingsOf(benefit, facts, own, rules);
  const families = familyOf(benefit, rules);
  const purpose = overlapping(benefit, rules);
  return things.flatMap(({ key, line, clause }) => [
    { grp: `benefit:${families}`, key, line, clause },
    ...benefit.exclusive.map((it) => ({ grp: `exclusive:${benefit.pack}/${it.group}`, key, line, clause: it.clause })),
    ...(purpose === undefined ? [] : [{ grp: `purpose:${purpose.id}`, key, line, clause: purpose.clause }]),
  ]);
}

type Thing = { readonly key: string; readonly line: number | null; readonly clause: string };

function thingsOf(benefit: Benefit, facts: Facts, own: string, rules: PlaceRules): Thing[] {
  const { each, clause } = benefit;
  if (each === undefined) return [{ key: own + aboutOf(benefit, facts, rules), line: null, clause }];
  const items = facts.lists.get(each.list)?.items ?? [];
  return items.map((item, line) => {
    const value = each.unique === undefined ? undefined : item.get(each.unique.key);
    if (each.unique === undefined || value === undefined) return { key: `${own}/${wordsOf(item)}`, line, clause };
    const key = known.test(each.unique.key) ? plain(value) : `${own}/${plain(value)}`;
    return { key, line, clause: each.unique.clause };
  });
}

/** Where there can be several of a benefit, what this one is about: its project, its promotion. */
function aboutOf(benefit: Benefit, { values }: Facts, { rules }: PlaceRules): string {
  if (benefit.repeats === undefined) return "";
  const own = rules.vocabulary.facts.filter(({ subject }) => subject === benefit.about).map(({ id }) => id);
  return `/${JSON.stringify(own.sort().flatMap((id) => (values.has(id) ? [[id, values.get(id)]] : [])))}`;
}

/** The first of all benefits that pay once for the same thing, so that all of them meet in one group. */
function familyOf({ id, each }: Benefit, rules: PlaceRules): string {
  const across = each?.unique?.across ?? [];
  const naming = rules.policies
    .flatMap(({ benefits }) => benefits)
    .filter((other) => other.each?.unique?.across.includes(id) === true)
    .map((other) => other.id);
  return [id, ...across, ...naming].sort()[0] ?? id;
}

/** The purpose for which only one of several policies pays; undefined where they may meet. */
function overlapping({ purpose }: Benefit, { policies }: PlaceRules) {
  if (purpose === undefined) return undefined;
  const overlap =
    purpose.overlap ??
    policies
      .flatMap(({ benefits }) => benefits)
      .find((other) => other.purpose?.id === purpose.id && other.purpose.overlap)?.purpose?.overlap;
  return overlap === undefined ? undefined : { id: purpose.id, clause: overlap.clause };
}

const wordsOf = (item: Item) => JSON.stringify([...item].sort(([a], [b]) => (a < b ? -1 : 1)));
const plain = (value: Value) =>
  String(typeof value === "object" ? JSON.stringify(value) : value)
    .normalize("NFKC")
    .replaceAll(/\s+/g, "")
    .toUpperCase();

type Taking = {
  readonly claim: { readonly id: string };
  readonly title: Text;
  readonly subjects: readonly SubjectOf[];
};

/**
 * Takes what the claims of a form are for. Of two at the same time the second waits for the first. Refuses what
 * another live claim has, with the clause and without a word about whose that one is.
 */
export async function takeSubjects(tx: ScopedTransaction, sealing: Sealing, claims: readonly Taking[]): Promise<void> {
  const wanted = claims.flatMap(({ claim, title, subjects }) =>
    subjects.map((subject) => {
      const key = sealing.blindIndex("account", `${subject.grp}\n${subject.key}`).toString("hex");
      return { claim: claim.id, title, subject, grp: subject.grp, key, line: subject.line };
    }),
  );
  if (wanted.length === 0) return;
  const rows = wanted.map(({ claim, grp, key, line }) => ({ claim, grp, key, line }));
  await unlimited(tx, "what a claim is for", async () => {
    // In order of the key, so that two forms with the same things never wait for each other in a circle.
    const { rows: taken } = await sql<{ claim: string; grp: string; key: string }>`
      insert into claim_subject (claim, grp, key_index, line)
      select claim, grp, decode(key, 'hex'), min(line)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as it(claim uuid, grp text, key text, line int)
      group by claim, grp, key order by grp, key, claim
      on conflict (grp, key_index, period) where live do nothing
      returning claim, grp, encode(key_index, 'hex') as key`.execute(tx);
    const got = new Set(taken.map(({ claim, grp, key }) => `${claim}\n${grp}\n${key}`));
    const missed = wanted.find(({ claim, grp, key }) => !got.has(`${claim}\n${grp}\n${key}`));
    if (missed !== undefined) throw alreadyThere(missed.title, missed.subject);
  });
}

function alreadyThere(title: Text, { line: row, clause }: SubjectOf): Refusal {
  const of = row === null ? { zh: "", en: "" } : { zh: `第${row + 1}行：`, en: `row ${row + 1}: ` };
  return new Refusal("already_there", {
    zh: `《${title.zh}》${of.zh}同一对象已有办件或已享受，同一事项只能享受一次。依据：${clause}。`,
    en: `${title.en}: ${of.en}there is a claim or an award for the same thing already; it is granted once. Clause: ${clause}.`,
  });
}
