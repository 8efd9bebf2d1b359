/** Decides benefits for one set of facts on one date: pure and total. */
import type { Day } from "../model/date.ts";
import type { DecidedAmount, Decision, Instalment, Line, Reason, Status } from "../model/decision.ts";
import type { Constant } from "../model/expression.ts";
import type { Facts, Held } from "../model/facts.ts";
import { Unknown } from "../evaluate/unknown.ts";
import { applyCaps, type Capped, type Share } from "./caps.ts";
import { type ClaimLines, claimLines } from "./claim-lines.ts";
import { environmentOf, type View } from "./facts-view.ts";
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
  const setting = (id: string) => options.settings?.get(`${benefit.id}#${id}`) ?? prepared.readings.get(id)!;
  const view: View = { facts, on: options.on, setting };
  const settings = benefit.settings.map(({ id }) => ({
    id,
    value: setting(id),
    set: options.settings?.has(`${benefit.id}#${id}`) ?? false,
  }));
  const head = { benefit: benefit.id, pack: benefit.pack, measure: benefit.id, settings };
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
  const claim = claimLines(prepared, view, rules.facts);
  return { ...head, ...joinLines(rules, prepared, view, claim, options.held ?? [], without) };
}

function isOutside({ benefit }: Prepared, on: Day): boolean {
  const { from, to } = benefit.inForce;
  return on < from || (to !== undefined && on > to);
}

function joinLines(
  rules: Rules,
  prepared: Prepared,
  view: View,
  claim: ClaimLines,
  held: readonly Held[],
  without: ReadonlySet<number>,
) {
  const { benefit } = prepared;
  const lines = claim.lines.map((line, index) => (claim.repeated.has(index) || without.has(index) ? out(line) : line));
  const capped = applyCaps(prepared, lines, held);
  const refused = new Set(capped.shares.filter((share) => share.refused).map((share) => share.line));
  const statuses = lines.map((line, index): Status => (refused.has(index) ? "ineligible" : line.status));
  const status = joinStatuses(statuses, claim.further);
  const missing = missingOf(status, lines, statuses, capped, claim.further, benefit.each?.list);
  const amount = amountOf(prepared, status, capped, mayGrow(claim.further));
  const shown = (index: number) =>
    shownLine(rules, prepared, lines[index]!, statuses[index]!, capped.shares, claim, index);
  const decidedLines = benefit.each ? lines.map((_, index) => shown(index)) : [];
  return {
    status,
    amount,
    lines: decidedLines,
    instalments: amount.totalFen === null ? [] : allInstalments(prepared, lines, statuses, capped.shares),
    missing,
    reasons: benefitReasons(rules, prepared, view, capped),
    gives: givesOf(prepared, lines),
  };
}

/** A line that is left out: it repeats another, or the bundle gives it elsewhere. */
function out(line: LineOutcome): LineOutcome {
  const none = line.low.map(() => 0);
  return { ...line, status: "ineligible", low: none, high: none, holes: [], missing: [] };
}

/** Further lines can still bring something. */
function mayGrow(further: LineOutcome | undefined): boolean {
  return further !== undefined && further.status !== "ineligible" && further.status !== "not_in_force";
}

/** One line that is eligible makes the claim so; an open one keeps it open. */
function joinStatuses(statuses: readonly Status[], further: LineOutcome | undefined): Status {
  if (statuses.includes("eligible")) return "eligible";
  if (statuses.includes("unknown") || mayGrow(further)) {
    const all = further && mayGrow(further) ? [...statuses, further.status] : statuses;
    return all.every((status) => status !== "unknown") ? "judgement" : "unknown";
  }
  if (statuses.includes("judgement")) return "judgement";
  const settled = statuses.length > 0 ? statuses : further ? [further.status] : [];
  return settled.length > 0 && settled.every((status) => status === "not_in_force") ? "not_in_force" : "ineligible";
}

/** The facts that can still change the status or the amount; of a further line, the list that would name it. */
function missingOf(
  status: Status,
  lines: readonly LineOutcome[],
  statuses: readonly Status[],
  capped: Capped,
  further: LineOutcome | undefined,
  list: string | undefined,
): string[] {
  const missing = new Set<string>();
  const subject = further?.view.item?.subject;
  for (const [index, line] of lines.entries()) {
    const matters = status === "eligible" ? capped.openLines.has(index) || !list : true;
    if (matters && statuses[index] !== "not_in_force") for (const id of line.missing) missing.add(id);
  }
  if (further && mayGrow(further)) {
    for (const id of further.missing) missing.add(subject && id.startsWith(`${subject}.`) ? list! : id);
    if (list) missing.add(list);
  }
  return [...missing].sort();
}

function amountOf(prepared: Prepared, status: Status, capped: Capped, mayGrowMore: boolean): DecidedAmount {
  const { pays, form } = prepared.benefit;
  const plain = plainAmount(prepared);
  if (pays.schedule.kind === "none" || status === "ineligible" || status === "not_in_force") return plain;
  const high = mayGrowMore ? Infinity : capped.high;
  const bounds = { minFen: capped.low, ...(Number.isFinite(high) ? { maxFen: high } : {}) };
  const settled = status === "eligible" && capped.low === high;
  if (pays.kind === "ceiling" && settled) return { ...plain, maxFen: high };
  if (pays.kind === "floor" && settled) return { ...plain, minFen: capped.low };
  if (settled) return { kind: pays.kind, form, totalFen: capped.low };
  return status === "judgement" ? { ...plain, ...bounds } : { kind: "unknown", form, totalFen: null, ...bounds };
}

function plainAmount({ benefit }: Prepared): DecidedAmount {
  return { kind: benefit.pays.kind, form: benefit.form, totalFen: null };
}

function shownLine(
  rules: Rules,
  prepared: Prepared,
  line: LineOutcome,
  status: Status,
  shares: readonly Share[],
  claim: ClaimLines,
  index: number,
): Line {
  const { each, caps } = prepared.benefit;
  const own = shares.filter((share) => share.line === index);
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
    reasons: [...reasonsOf(rules, prepared, line.view), ...extra],
  };
}

function allInstalments(
  prepared: Prepared,
  lines: readonly LineOutcome[],
  statuses: readonly Status[],
  shares: readonly Share[],
): Instalment[] {
  const { pays } = prepared.benefit;
  return shares.flatMap((share) => {
    const line = lines[share.line]!;
    if (statuses[share.line] !== "eligible" || share.low === 0) return [];
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
  });
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
