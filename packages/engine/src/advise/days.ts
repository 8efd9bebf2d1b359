/** The days on which an answer can change while time goes by. */
import { allExpressions, type Prepared } from "../decide/rules.ts";
import { allComparisonsIn, type Comparing } from "../decide/comparisons.ts";
import { environmentOf } from "../decide/facts-view.ts";
import { partsOf } from "../decide/outcome.ts";
import type { Bound } from "../evaluate/run.ts";
import { Unknown } from "../evaluate/unknown.ts";
import { calendarOf, type Day, dayOf } from "../model/date.ts";
import type { Expression } from "../model/expression.ts";
import type { Facts } from "../model/facts.ts";
import type { Change } from "./advice.ts";
import type { Claim } from "./claim.ts";

/** Days between two looks: a condition that comes and goes within fewer is not seen. */
const stride = 61;

/**
 * First days of the stretches between which no comparison of the benefit changes, `from` included.
 * Between two looks a comparison is halved, so the day itself is exact.
 */
export function stretches(claim: Claim, changes: readonly Change[], from: Day = claim.on): Day[] {
  const starts = new Set<Day>([from]);
  const { inForce } = claim.prepared.benefit;
  const force = [inForce.from, inForce.to === undefined ? undefined : inForce.to + 1];
  for (const day of force) if (day !== undefined && day > from && day <= claim.horizon) starts.add(day);
  for (const day of newYears(claim, from)) starts.add(day);
  const moving = movingIn(claim, changes);
  const samples = moving.length === 0 ? [] : samplesOf(claim, from);
  const signs = signsOf(claim, changes, moving);
  // One world a day serves all comparisons.
  const known = new Map<Day, readonly (number | undefined)[]>();
  const at = (day: Day): readonly (number | undefined)[] => {
    if (!known.has(day)) known.set(day, signs(day));
    return known.get(day)!;
  };
  const search = (low: Day, high: Day): void => {
    const [a, b] = [at(low), at(high)];
    if (a.every((sign, index) => sign === b[index])) return;
    if (high - low <= 1) return void starts.add(high);
    const middle = Math.floor((low + high) / 2);
    search(low, middle);
    search(middle, high);
  };
  for (const [index, low] of samples.entries()) {
    const high = samples[index + 1];
    if (high !== undefined) search(low, high);
  }
  return [...starts].sort((a, b) => a - b);
}

/** A cap that counts by the year leaves room again in a new one. */
function newYears({ prepared, options, horizon }: Claim, from: Day): Day[] {
  const counted = (options.held ?? []).length > 0 && prepared.benefit.caps.some(({ yearOf }) => yearOf);
  if (!counted) return [];
  const first = calendarOf(from).year + 1;
  return Array.from({ length: calendarOf(horizon).year - first + 1 }, (_, index) => dayOf(first + index, 1, 1));
}

function samplesOf({ horizon, facts, on, line, prepared }: Claim, from: Day): Day[] {
  const { to } = prepared.benefit.inForce;
  const end = to === undefined ? horizon : Math.max(from, Math.min(horizon, to + 1));
  const days = new Set<Day>([from, end]);
  for (let day = from; day < end; day += stride) days.add(day);
  // A date that a fact names may be an end, after which something stops.
  const item = line === undefined ? undefined : facts.lists.get(prepared.benefit.each!.list)?.items[line];
  for (const value of [...facts.values.values(), ...(item?.values() ?? [])]) {
    if (typeof value === "number" && value > on && value < end) days.add(value).add(value + 1);
  }
  return [...days].filter((day) => day >= from).sort((a, b) => a - b);
}

const comparings = new WeakMap<Prepared, readonly Comparing[]>();

/** Comparisons of a benefit with those that its force makes of the moment. */
function comparingsOf(prepared: Prepared): readonly Comparing[] {
  const known = comparings.get(prepared);
  if (known) return known;
  const { inForce, transition, moment } = prepared.benefit;
  const bounds = [inForce.from, inForce.to === undefined ? undefined : inForce.to + 1, transition?.before];
  const atMoment = bounds.flatMap((day): Expression[] =>
    moment && day !== undefined
      ? [{ op: "compare", by: ">=", left: moment.is, right: { op: "const", value: day } }]
      : [],
  );
  const made = allComparisonsIn([...allExpressions(prepared.benefit), ...atMoment]);
  comparings.set(prepared, made);
  return made;
}

/** Comparisons that time can move: by the date of judgement, a count that rises, a date that is the day itself. */
function movingIn({ prepared, clocks }: Claim, changes: readonly Change[]): Comparing[] {
  const moved = new Set([...clocks, ...changes.filter((change) => change.moves)].map(({ fact }) => fact));
  return comparingsOf(prepared).filter(({ looksAtOn, facts }) => looksAtOn || facts.some((id) => moved.has(id)));
}

function signsOf(
  claim: Claim,
  changes: readonly Change[],
  moving: readonly Comparing[],
): (day: Day) => (number | undefined)[] {
  return (day) => {
    const view = claim.view(changes, day);
    const env = environmentOf(view, new Map());
    const signs = moving.flatMap((comparing) =>
      bindingsOf(comparing, view.facts).map((bound) => {
        const difference = comparing.difference(env, bound);
        return difference instanceof Unknown ? undefined : Math.sign(difference);
      }),
    );
    // A condition may come to hold, or be open, while the figures that it compares are not known.
    const { rules } = partsOf(claim.prepared, env);
    return [...signs, ...rules.map((holds) => (typeof holds === "boolean" ? Number(holds) : undefined))];
  };
}

/** The things that the variables of a comparison inside a list may stand for, the first of each list. */
function bindingsOf({ over }: Comparing, { lists }: Facts): Bound[] {
  let bindings: Bound[] = [new Map()];
  for (const [variable, list] of over) {
    const items = (lists.get(list)?.items ?? []).slice(0, mostItems);
    bindings = bindings.flatMap((bound) =>
      items.map((item) => new Map(bound).set(variable, { get: (id: string) => item.get(id) ?? new Unknown([]) })),
    );
  }
  return bindings;
}

const mostItems = 20;
