/** Says for every condition whether it is met, by which clause, with your value and the required value. */
import { describe } from "../explain/describe.ts";
import type { Cap, Rates } from "../model/benefit.ts";
import { printDay } from "../model/date.ts";
import type { Reason } from "../model/decision.ts";
import type { Expression } from "../model/expression.ts";
import type { Value } from "../model/facts.ts";
import type { Text } from "../model/text.ts";
import { environmentOf, type View } from "./facts-view.ts";
import { settleRule } from "./line.ts";
import { partsOf } from "./outcome.ts";
import type { Prepared, Rule, Rules } from "./rules.ts";
import { type Money, NoRate } from "../operators/money.ts";
import { Unknown } from "../evaluate/unknown.ts";

/** Reasons of one line, in the order of the pack: force, conditions, exclusions, the rate. */
export function reasonsOf(rules: Rules, prepared: Prepared, view: View): Reason[] {
  const parts = partsOf(prepared, environmentOf(view, new Map()));
  return [
    forceReason(prepared, view, parts.time),
    ...prepared.rules.map((rule, index) => ruleReason(rules, prepared, rule, index, view)),
    ...ratesReason(prepared, parts.amounts),
  ];
}

function ruleReason(rules: Rules, prepared: Prepared, rule: Rule, index: number, view: View): Reason {
  const { condition, kind } = rule;
  const truth = settleRule(prepared, index, view);
  const office = truth.missing.length > 0 && truth.missing.every((id) => rules.facts.get(id)?.settledBy === "office");
  const judgement = truth.holds === "judge" || office || (truth.holds === false && condition.else === "judgement");
  return {
    id: condition.id,
    kind,
    clause: condition.clause,
    says: condition.says,
    holds: truth.holds === "judge" ? null : truth.holds,
    ...(judgement ? { judgement: true as const } : {}),
    has: valuesOf(rules, rule.facts, view),
    unknown: truth.missing,
    needs: requirement(prepared, rule, condition.is),
    ...(condition.reading ? { reading: condition.reading } : {}),
  };
}

function requirement(prepared: Prepared, { kind, condition }: Rule, is: Expression | undefined): Text {
  if (!is) {
    const who = condition.judge ?? { zh: "主管单位", en: "the office in charge" };
    return { zh: `由${who.zh}认定`, en: `to be judged by ${who.en}` };
  }
  const words = describe(is, prepared.names);
  return kind === "condition" ? words : { zh: `不属于：${words.zh}`, en: `none of: ${words.en}` };
}

/** The person's values of the facts a condition looks at; dates as ISO text, null where not known. */
function valuesOf(rules: Rules, facts: ReadonlySet<string>, view: View): Record<string, Value> {
  const env = environmentOf(view, new Map());
  const has: Record<string, Value> = {};
  for (const id of facts) {
    const fact = rules.facts.get(id);
    if (!fact) continue;
    const owner = rules.vocabulary.subjects.find((each) => each.id === fact.subject);
    // Fields of a list that is not this line's have no single value to show.
    if (owner?.list && owner.id !== view.item?.subject) continue;
    const value = env.fact(id);
    if (value instanceof Unknown) has[id] = null;
    else has[id] = fact.type.kind === "date" && typeof value === "number" ? printDay(value) : value;
  }
  return has;
}

function forceReason(prepared: Prepared, view: View, time: ReturnType<typeof partsOf>["time"]): Reason {
  const { inForce, transition, moment } = prepared.benefit;
  const until = inForce.to === undefined ? undefined : printDay(inForce.to);
  const from = printDay(inForce.from);
  const source = time === "transition" && transition ? transition : inForce;
  const shown = moment ? moment.label : { zh: "计算日期", en: "date of judgement" };
  const outside = view.on < inForce.from || (inForce.to !== undefined && view.on > inForce.to);
  return {
    id: time === "transition" ? "transition" : "force",
    kind: time === "transition" ? "transition" : "force",
    clause: source.clause,
    says: source.says,
    holds: outside ? false : time instanceof Unknown || time === "transition" ? null : time === "in",
    ...(time === "transition" ? { judgement: true as const } : {}),
    has: {},
    unknown: time instanceof Unknown ? [...prepared.momentFacts] : [],
    needs: {
      zh: until ? `${shown.zh}在${from}至${until}之间（含首尾）` : `${shown.zh}不早于${from}`,
      en: until ? `${shown.en} from ${from} to ${until}, both included` : `${shown.en} not before ${from}`,
    },
  };
}

/** A case without a rate, or where the loaded rates stand. Ends of one range are one rate. */
function ratesReason(prepared: Prepared, amounts: readonly Money[]): Reason[] {
  const none = amounts.slice(0, prepared.amounts.length).filter((amount) => amount instanceof NoRate);
  const { rates } = prepared.benefit.pays;
  if (!rates || none.some((amount) => amount.then === "unset"))
    return none.flatMap((amount) => (amount.then === "unset" ? [] : [rateReason(prepared, amount)]));
  return [...none.map((amount) => rateReason(prepared, amount)), loadedReason(rates)];
}

/** The document leaves the rates to another one, which the place has loaded. */
function loadedReason({ source, from, to }: Rates): Reason {
  const number = source.number ?? "";
  const title = { zh: `${source.title.zh}${number}`, en: [source.title.en, number].filter(Boolean).join(" ") };
  const until = to === undefined ? { zh: "起", en: "on" } : { zh: `至${printDay(to)}`, en: `to ${printDay(to)}` };
  return {
    id: "rates",
    kind: "amount",
    clause: source.clause,
    says: { zh: `标准见${title.zh}`, en: `Rates by ${title.en}` },
    holds: true,
    has: {},
    unknown: [],
    needs: {
      zh: `标准自${printDay(from)}${until.zh}适用`,
      en: `rates that hold from ${printDay(from)} ${until.en}`,
    },
    reading: {
      zh: `文件没有写标准，按${title.zh}（${source.issued}）${source.clause}计算`,
      en: `The document prints no rates; computed by ${title.en} of ${source.issued}, ${source.clause}`,
    },
  };
}

function rateReason(prepared: Prepared, amount: NoRate): Reason {
  const judged = amount.then === "judgement";
  return {
    id: "amount",
    kind: "amount",
    clause: prepared.benefit.clause,
    says: { zh: "文件为这种情形定有标准", en: "The document sets a rate for this case" },
    holds: judged ? null : false,
    ...(judged ? { judgement: true as const } : {}),
    has: {},
    unknown: [],
    needs: { zh: "属于标准表中的一档", en: "One of the rows of the rate table" },
  };
}

/** A cap that took money away, said as a reason. */
export function capReason(cap: Cap): Reason {
  return {
    id: cap.id,
    kind: "cap",
    clause: cap.clause,
    says: cap.says,
    holds: false,
    has: {},
    unknown: [],
    needs: cap.says,
    ...(cap.reading ? { reading: cap.reading } : {}),
  };
}

/** The same thing is named twice in one claim. */
export function repeatedReason({ clause, says }: { readonly clause: string; readonly says: Text }): Reason {
  return { id: "unique", kind: "unique", clause, says, holds: false, has: {}, unknown: [], needs: says };
}
