/** Decides benefits for one set of facts on one date: pure and total. */
import type { Day } from "../model/date.ts";
import type { DecidedAmount, Decision, Instalment, Line, Reason } from "../model/decision.ts";
import type { Constant } from "../model/expression.ts";
import type { Facts, Held } from "../model/facts.ts";
import { Unknown } from "../evaluate/unknown.ts";
import type { Capped, Share } from "./caps.ts";
import { environmentOf, type View } from "./facts-view.ts";
import { decideLines, isSettled, joinClaim, type Joined, type Joining, type Lines } from "./join.ts";
import type { LineOutcome } from "./line.ts";
import { partsOf } from "./outcome.ts";
import { capReason, reasonsOf, repeatedReason } from "./reasons.ts";
import type { Prepared, Rules } from "./rules.ts";
import { instalmentsOf, limit } from "./schedule.ts";

export type DecideOptions = {
  /** The date of judgement. */
  readonly on: Day;
  /** Settings as a place has set them: `benefit#setting` → value. */
  readonly settings?: ReadonlyMap<string, Constant>;
  /** Awards already held, for caps. */
  readonly held?: readonly Held[];
};

/** Decides every benefit. Unknown facts stay unknown; nothing is assumed of them. */
export function decide(rules: Rules, facts: Facts, options: DecideOptions): Decision[] {
  return rules.benefits.map((prepared) => decideBenefit(rules, prepared, facts, options));
}

/** Decides one benefit; `without` leaves out lines that the bundle gives to another benefit. */
export function decideBenefit(
  rules: Rules,
  prepared: Prepared,
  facts: Facts,
  options: DecideOptions,
  without: ReadonlySet<number> = new Set(),
): Decision {
  const { benefit } = prepared;
  const setting = settingsOf(prepared, options);
  const view: View = { facts, on: options.on, setting };
  const settings = benefit.settings.map(({ id }) => ({
    id,
    value: setting(id),
    set: options.settings?.has(`${benefit.id}#${id}`) ?? false,
  }));
  const { through } = benefit.pays;
  const head = {
    benefit: benefit.id,
    pack: benefit.pack,
    measure: benefit.id,
    ...(through === undefined ? {} : { through }),
    settings,
  };
  if (isOutside(prepared, options.on)) {
    return {
      ...head,
      status: "not_in_force",
      amount: plainAmount(prepared),
      lines: [],
      instalments: [],
      missing: [],
      reasons: reasonsOf(rules, prepared, view).slice(0, 1),
      gives: benefit.gives.map(({ id, says }) => ({ id, says, holds: false })),
    };
  }
  return { ...head, ...decideClaim(rules, prepared, view, options.held ?? [], without) };
}

/** The amount alone, without reasons and instalments: what weighing a choice of lines needs. */
export function amountOfClaim(
  rules: Rules,
  prepared: Prepared,
  facts: Facts,
  options: DecideOptions,
  without: ReadonlySet<number>,
): DecidedAmount {
  const view: View = { facts, on: options.on, setting: settingsOf(prepared, options) };
  const joining = { prepared, facts: rules.facts, held: options.held ?? [], without };
  return amountOf(prepared, joinClaim(joining, view, decideLines(joining, view)));
}

/** Status, amount and what is missing, as {@link decideBenefit} says them: all that a screening needs. */
export type ClaimOutcome = Pick<Decision, "status" | "amount" | "missing">;

/** Decides one benefit without its reasons and instalments. */
export function outcomeOfClaim(rules: Rules, prepared: Prepared, facts: Facts, options: DecideOptions): ClaimOutcome {
  if (isOutside(prepared, options.on)) return { status: "not_in_force", amount: plainAmount(prepared), missing: [] };
  const view: View = { facts, on: options.on, setting: settingsOf(prepared, options) };
  const joining: Joining = { prepared, facts: rules.facts, held: options.held ?? [], without: new Set() };
  return claimOutcome(prepared, joinClaim(joining, view, decideLines(joining, view)));
}

/** What joined lines come to. */
export function claimOutcome(prepared: Prepared, joined: Joined): ClaimOutcome {
  return { status: joined.status, amount: amountOf(prepared, joined), missing: joined.missing };
}

/** The instalments of an eligible claim, without its reasons: what adding up costs by year needs. */
export function instalmentsOfClaim(
  rules: Rules,
  prepared: Prepared,
  facts: Facts,
  options: DecideOptions,
): readonly Instalment[] {
  const view: View = { facts, on: options.on, setting: settingsOf(prepared, options) };
  const joining: Joining = { prepared, facts: rules.facts, held: options.held ?? [], without: new Set() };
  const lines = decideLines(joining, view);
  const joined = joinClaim(joining, view, lines);
  return amountOf(prepared, joined).totalFen === null ? [] : allInstalments(prepared, lines, joined);
}

/** What each line comes to before caps; null where that is not known or is no figure. */
export function sumsOfLines(
  rules: Rules,
  prepared: Prepared,
  facts: Facts,
  options: DecideOptions,
): readonly (number | null)[] {
  const view: View = { facts, on: options.on, setting: settingsOf(prepared, options) };
  const joining = { prepared, facts: rules.facts, held: [], without: new Set<number>() };
  const total = (fen: readonly number[]) => fen.reduce((sum, each) => sum + each, 0);
  return decideLines(joining, view).lines.map(({ low, high }) =>
    prepared.benefit.pays.kind === "fixed" && total(low) === total(high) ? total(low) : null,
  );
}

/** A setting as the place has set it, or as the reading proposes. */
export function settingsOf({ benefit, readings }: Prepared, { settings }: DecideOptions): View["setting"] {
  return (id) => settings?.get(`${benefit.id}#${id}`) ?? readings.get(id)!;
}

export function isOutside({ benefit }: Prepared, on: Day): boolean {
  const { from, to } = benefit.inForce;
  return on < from || (to !== undefined && on > to);
}

function decideClaim(
  rules: Rules,
  prepared: Prepared,
  view: View,
  held: readonly Held[],
  without: ReadonlySet<number>,
) {
  const joining = { prepared, facts: rules.facts, held, without };
  const lines = decideLines(joining, view);
  const joined = joinClaim(joining, view, lines);
  const amount = amountOf(prepared, joined);
  return {
    status: joined.status,
    amount,
    lines: prepared.benefit.each ? shownLines(rules, prepared, lines) : [],
    instalments: amount.totalFen === null ? [] : allInstalments(prepared, lines, joined),
    missing: joined.missing,
    reasons: benefitReasons(rules, prepared, view, lines.capped),
    gives: givesOf(prepared, lines.lines),
  };
}

function amountOf(prepared: Prepared, { status, totals, granted, missing, unset }: Joined): DecidedAmount {
  const { pays, form } = prepared.benefit;
  const plain = plainAmount(prepared);
  if (unset === "all") return { kind: "unset", form, totalFen: null };
  if (pays.schedule.kind === "none" || status === "ineligible" || status === "not_in_force") return plain;
  const low = totals.reduce((sum, each) => sum + each.low, 0);
  const high = totals.reduce((sum, each) => sum + each.high, 0);
  if (status === "eligible" && unset === "none" && pays.kind === "range" && missing.length === 0)
    return { ...plain, minFen: low, maxFen: high };
  if (status === "eligible" && unset === "none" && totals.every(isSettled)) {
    if (pays.kind === "ceiling") return { ...plain, maxFen: high };
    return pays.kind === "floor" ? { ...plain, minFen: low } : { kind: pays.kind, form, totalFen: low };
  }
  // Where an office has to judge, a yes is worth what the rate gives.
  const most = status === "eligible" ? high : Math.max(high, granted);
  const bounds = { minFen: low, ...(Number.isFinite(most) && most > 0 ? { maxFen: most } : {}) };
  return status === "judgement" ? { ...plain, ...bounds } : { kind: "unknown", form, totalFen: null, ...bounds };
}

function plainAmount({ benefit }: Prepared): DecidedAmount {
  return { kind: benefit.pays.kind, form: benefit.form, totalFen: null };
}

function shownLines(rules: Rules, prepared: Prepared, claim: Lines): Line[] {
  const shares = new Map<number, Share[]>();
  for (const share of claim.capped.shares) shares.set(share.line, [...(shares.get(share.line) ?? []), share]);
  const reasons = new Map<number, readonly Reason[]>();
  return claim.lines.map(({ view }, index) => {
    const like = claim.like[index]!;
    const known = reasons.get(like) ?? reasonsOf(rules, prepared, view);
    reasons.set(like, known);
    return shownLine(prepared, claim, index, shares.get(index) ?? [], known);
  });
}

function shownLine(
  prepared: Prepared,
  claim: Lines,
  index: number,
  own: readonly Share[],
  reasons: readonly Reason[],
): Line {
  const line = claim.lines[index]!;
  const status = claim.statuses[index]!;
  const { each, caps } = prepared.benefit;
  const low = own.reduce((sum, share) => sum + share.low, 0);
  const high = own.reduce((sum, share) => sum + share.high, 0);
  const key = each?.unique && line.view.facts.lists.get(each.list)?.items[index]?.get(each.unique.key);
  const extra: Reason[] = [];
  if (claim.repeated.has(index) && each?.unique) extra.push(repeatedReason(each.unique));
  for (const cap of caps) if (own.some((share) => share.cutBy === cap.id)) extra.push(capReason(cap));
  const money = prepared.benefit.pays.schedule.kind !== "none" && prepared.benefit.pays.kind === "fixed";
  return {
    subject: typeof key === "string" ? key : `${each!.subject} ${index + 1}`,
    index,
    status,
    totalFen: money && status === "eligible" && low === high ? low : null,
    missing: line.missing,
    reasons: extra.length > 0 ? [...reasons, ...extra] : reasons,
  };
}

/** Instalments of all lines by date; what is settled in sum but not yet given to a line has no date. */
function allInstalments(prepared: Prepared, { lines, statuses, capped }: Lines, { totals }: Joined): Instalment[] {
  const dated = capped.shares.flatMap((share) =>
    statuses[share.line] === "eligible" && share.low > 0 ? instalmentsOfShare(prepared, lines[share.line]!, share) : [],
  );
  const undated = totals.flatMap(({ low }, index): Instalment[] => {
    const payee = prepared.benefit.pays.to[index]!.id;
    const given = dated.reduce((sum, each) => sum + (each.payee === payee ? each.fen : 0), 0);
    return low > given ? [{ due: null, fen: low - given, payee }] : [];
  });
  return [...dated, ...undated].sort((a, b) => byDate(a.due ?? "9", b.due ?? "9"));
}

const byDate = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function instalmentsOfShare(prepared: Prepared, line: LineOutcome, share: Share): Instalment[] {
  const { pays } = prepared.benefit;
  const env = environmentOf(line.view, new Map());
  const at = prepared.moment ? prepared.moment(env) : line.view.on;
  const delay = prepared.delayMonths?.(env);
  const whole = line.low[share.payee]!;
  const plan = {
    schedule: pays.schedule,
    payee: pays.to[share.payee]!.id,
    fen: pays.schedule.kind === "monthly" ? whole / pays.schedule.months : whole,
    start: typeof at === "number" && !(delay instanceof Unknown) ? at : undefined,
    delayMonths: typeof delay === "number" ? delay : 0,
  };
  return limit(instalmentsOf(plan), share.low);
}

/** Conditions that do not look at a line's item, and caps that took money. */
function benefitReasons(rules: Rules, prepared: Prepared, view: View, capped: Capped): Reason[] {
  const { each, caps } = prepared.benefit;
  const cut = caps.filter((cap) => capped.shares.some((share) => share.cutBy === cap.id)).map(capReason);
  if (!each) return [...reasonsOf(rules, prepared, view), ...cut];
  const own = new Set(
    prepared.rules
      .filter((rule) => [...rule.facts].every((id) => id !== each.list && !id.startsWith(`${each.subject}.`)))
      .map((rule) => rule.condition.id),
  );
  return [...reasonsOf(rules, prepared, view).filter((reason) => own.has(reason.id)), ...cut];
}

function givesOf(prepared: Prepared, lines: readonly LineOutcome[]): Decision["gives"] {
  const parts = lines
    .filter((line) => line.status !== "ineligible" && line.status !== "not_in_force")
    .map((line) => partsOf(prepared, environmentOf(line.view, new Map())).gives);
  return prepared.benefit.gives.map(({ id, says }, index) => {
    const answers = parts.map((gives) => gives[index]);
    const holds = answers.includes(true) ? true : answers.some((answer) => answer instanceof Unknown) ? null : false;
    return { id, says, holds };
  });
}
