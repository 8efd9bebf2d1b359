/** Two benefits: paid twice for the same thing, exclusivity that never acts, a thing that counts once on one side only. */
import { type Claim, passing } from "../claim.ts";
import type { Clause, Finding } from "../finding.ts";
import { about, borneOut, nobody, wholeClause } from "../report.ts";
import { decided, passes, someone, type World } from "../world.ts";
import type { Benefit } from "../../model/benefit.ts";
import { nested } from "./settings.ts";

export type Pair = readonly [Claim, Claim];

/** Looks that a question about two benefits may take. */
const budget = 6_000;

export function paidTwice(world: World, [one, two]: Pair): Finding[] {
  const [a, b] = [one.benefit, two.benefit];
  if (!sameThing(world, a, b) || isSettled(a, b)) return [];
  const person = bothPass(world, one, two).person;
  if (!person) return [];
  const proof = borneOut(world, [person], [a, b], (_, it) =>
    [a, b].every((each) => passes(decided(world, each, it), each)),
  );
  const stack = stackOf(a, b);
  if (!proof || stack) return [];
  const says = {
    zh: "同一个人为同一件事可以领两项，没有写只享受一项，也没有写可以叠加。",
    en: "One person can be paid twice for the same thing; neither exclusivity nor stacking is stated.",
  };
  return [
    about(one, "paid-twice", proof, {
      path: ["exclusive"],
      at: b.id,
      says,
      clauses: [wholeClause(one), wholeClause(two)],
    }),
  ];
}

/** Stacks that explain nothing: the two never meet, or are no clash to begin with. */
export function idleStacks(world: World, claim: Claim, byId: ReadonlyMap<string, Claim>): Finding[] {
  return (claim.benefit.stacks ?? []).flatMap((stack, index) => {
    const other = byId.get(stack.with);
    if (!other) return [];
    const [a, b] = [claim.benefit, other.benefit];
    const clash = sameThing(world, a, b) && !isSettled(a, b);
    const answer = clash ? bothPass(world, claim, other) : undefined;
    if (answer?.person) return [];
    const says = { zh: `stacks 写的 ${b.id} 本来就没有冲突。`, en: `The stacking with ${b.id} explains no clash.` };
    const path = ["stacks", index];
    const clauses: Clause[] = [{ benefit: a.id, clause: stack.clause, says: stack.says, path }];
    const proof = answer ? nobody(answer) : ({ how: "read" } as const);
    return [about(claim, "stack-idle", proof, { path, at: b.id, severity: "info", says, clauses })];
  });
}

function bothPass(world: World, one: Claim, two: Claim) {
  return someone(world, [one, two], [...passing(one), ...passing(two)], budget);
}

/** Paid to the same kind of claimant for the same: by purpose where both name one, else by what a claim is about. */
function sameThing(world: World, a: Benefit, b: Benefit): boolean {
  if (a.id === b.id || a.for !== b.for || a.about !== b.about || !isMoney(a) || !isMoney(b)) return false;
  if (a.each?.list !== b.each?.list || !nested(placeOf(world, a), placeOf(world, b))) return false;
  if (a.purpose && b.purpose) return a.purpose.id === b.purpose.id;
  // A person as such is no thing that is paid for.
  return !["person", "employer", "referrer"].includes(a.about);
}

function isMoney({ form, pays }: Benefit): boolean {
  return form === "grant" && pays.kind !== "in_kind" && pays.through === undefined;
}

function placeOf({ policies }: World, { pack }: Benefit): string {
  return policies.find(({ id }) => id === pack)!.place;
}

/** The document says which of the two is paid. */
function isSettled(a: Benefit, b: Benefit): boolean {
  const groups = a.exclusive.map(({ group }) => group);
  if (b.exclusive.some(({ group }) => groups.includes(group))) return true;
  if (a.each?.unique?.across.includes(b.id) || b.each?.unique?.across.includes(a.id)) return true;
  const overlap = a.purpose?.overlap ?? b.purpose?.overlap;
  return a.pack !== b.pack && a.purpose?.id === b.purpose?.id && overlap !== undefined;
}

function stackOf(a: Benefit, b: Benefit): boolean {
  return (
    [...(a.stacks ?? []).filter((it) => it.with === b.id), ...(b.stacks ?? []).filter((it) => it.with === a.id)]
      .length > 0
  );
}

/** An exclusive group of one, or whose members nobody can have together. */
export function groupFindings(world: World, claim: Claim, claims: readonly Claim[]): Finding[] {
  return claim.benefit.exclusive.flatMap((exclusive, index) => {
    const path = ["exclusive", index];
    const own: Clause = { benefit: claim.benefit.id, clause: exclusive.clause, says: exclusive.says, path };
    const others = claims.filter(
      (it) => it !== claim && it.benefit.exclusive.some(({ group }) => group === exclusive.group),
    );
    const parts = { path, at: exclusive.group };
    if (others.length === 0) {
      const says = {
        zh: `互斥组 ${exclusive.group} 里只有这一项，只对别处已领的同组待遇起作用。`,
        en: `The group ${exclusive.group} has no other member; only awards of the group held elsewhere meet it.`,
      };
      return [about(claim, "exclusive-alone", { how: "read" }, { ...parts, says, clauses: [own] })];
    }
    // Claims about different things meet in one person whatever the rules of each.
    const comparable = others.filter((it) => it.item?.list === claim.item?.list);
    if (comparable.length < others.length) return [];
    const answers = comparable.map((it) => bothPass(world, claim, it));
    if (answers.some((it) => it.person)) return [];
    const exact = answers.every((it) => !it.person && it.exact);
    const looked = answers.reduce((sum, it) => sum + it.looked, 0);
    const says = {
      zh: `没有人能同时符合互斥组 ${exclusive.group} 的两项，这条互斥不起作用。`,
      en: `Nobody can have this and another of the group ${exclusive.group}, so the exclusivity never acts.`,
    };
    const proof = { how: exact ? ("exact" as const) : ("searched" as const), looked };
    return [
      about(claim, "exclusive-never-meet", proof, { ...parts, says, clauses: [own, ...comparable.map(wholeClause)] }),
    ];
  });
}

/** The same thing is told by one key in several benefits only when each names the others. */
export function uniqueFindings(claim: Claim, byId: ReadonlyMap<string, Claim>): Finding[] {
  const unique = claim.benefit.each?.unique;
  if (!unique) return [];
  const family = (of: Benefit) => [of.id, ...(of.each?.unique?.across ?? [])].sort().join(" ");
  return unique.across.flatMap((id) => {
    const other = byId.get(id);
    if (!other || family(other.benefit) === family(claim.benefit)) return [];
    const path = ["each", "unique", "across"];
    const says = {
      zh: `${id} 没有写回同样的 across，同一件事在两边会各付一次。`,
      en: `${id} does not name the same benefits under \`across\`, so the same thing is paid in both.`,
    };
    const clauses = [{ benefit: claim.benefit.id, clause: unique.clause, says: unique.says, path }, wholeClause(other)];
    return [about(claim, "unique-one-sided", { how: "read" }, { path, at: id, severity: "error", says, clauses })];
  });
}
