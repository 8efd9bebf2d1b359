/** Numbers of a whole benefit, in the order in which a reader meets them: money first, then conditions, then days. */
import type { Benefit, Cap, Condition, Pays, Schedule, Setting } from "../../model/benefit.ts";
import type { Text } from "../../model/text.ts";
import { mapAmount } from "./amount.ts";
import { mapNumbers } from "./expression.ts";
import { type Ground, isDay, type Spot } from "./spot.ts";

/** The benefit with every number that decides something as `visit` wants it. Printed totals are left alone. */
export function mapBenefit(ground: Ground): Benefit {
  const { benefit } = ground;
  const { moment, transition } = benefit;
  const pays = mapPays(benefit.pays, ground);
  const caps = benefit.caps.map((cap) => mapCap(cap, ground));
  const when = benefit.when.map((it) => mapCondition(it, "when", ground));
  const unless = benefit.unless.map((it) => mapCondition(it, "unless", ground));
  const momentIs = moment && mapNumbers(moment.is, { path: "moment", label: moment.label }, ground, "date");
  const settings = benefit.settings.map((setting) => mapSetting(setting, ground));
  const gives = benefit.gives.map((gift) =>
    gift.if ? { ...gift, if: mapNumbers(gift.if, { path: `gives.${gift.id}.if`, label: gift.says }, ground) } : gift,
  );
  return {
    ...benefit,
    settings,
    ...(moment && momentIs ? { moment: { ...moment, is: momentIs } } : {}),
    when,
    unless,
    pays,
    gives,
    caps,
    inForce: {
      ...benefit.inForce,
      ...mapSpan(benefit.inForce, { path: "force", ...forceWords, clause: benefit.inForce.clause }, ground),
    },
    ...(transition
      ? {
          transition: {
            ...transition,
            before: day(transition.before, "transition.before", beforeWords, transition.clause, ground),
          },
        }
      : {}),
  };
}

const beforeWords: Text = { zh: "这一天以前引进的按旧标准", en: "the former standard holds before this day" };
const forceWords = { label: { zh: "有效期", en: "in force" } };

function mapCondition(condition: Condition, part: "when" | "unless", ground: Ground): Condition {
  const { id, is, says, clause } = condition;
  if (!is) return condition;
  return { ...condition, is: mapNumbers(is, { path: `${part}.${id}`, label: says, clause }, ground) };
}

function mapPays(pays: Pays, ground: Ground): Pays {
  const { clause } = ground.benefit;
  const several = pays.to.length > 1;
  const rate = pays.schedule.kind === "monthly" ? rateWords.monthly : rateWords.once;
  const to = pays.to.map((payee) => {
    const label = several ? { zh: `${rate.zh}（${payee.label.zh}）`, en: `${rate.en} (${payee.label.en})` } : rate;
    const upper = { zh: `${label.zh}（上限）`, en: `${label.en} (upper end)` };
    const path = `pays.${payee.id}`;
    return {
      ...payee,
      amount: mapAmount(payee.amount, { path, label, clause }, ground),
      ...(payee.upTo ? { upTo: mapAmount(payee.upTo, { path: `${path}.up_to`, label: upper, clause }, ground) } : {}),
    };
  });
  const schedule = mapSchedule(pays.schedule, ground);
  const { rates } = pays;
  const spot = {
    path: "rates",
    label: { zh: "标准的执行期", en: "rates hold" },
    ...(rates ? { clause: rates.source.clause } : {}),
  };
  return { ...pays, to, schedule, ...(rates ? { rates: { ...rates, ...mapSpan(rates, spot, ground) } } : {}) };
}

const rateWords = {
  monthly: { zh: "每月标准", en: "rate per month" },
  once: { zh: "标准", en: "rate" },
};

const months: Text = { zh: "个月", en: "months" };

function mapSchedule(schedule: Schedule, ground: Ground): Schedule {
  const { clause } = ground.benefit;
  const spot = (path: string, zh: string, en: string) => ({ path: `schedule.${path}`, label: { zh, en }, clause });
  const { visit } = ground;
  if (schedule.kind === "monthly") {
    const length = spot("months", "发放月数", "number of months paid");
    return {
      ...schedule,
      months: visit({ ...length, kind: "months", value: schedule.months, min: 1, unit: months }),
      delayMonths: mapNumbers(schedule.delayMonths, spot("delay", "推迟月数", "months of delay"), ground, "number"),
    };
  }
  if (schedule.kind !== "parts") return schedule;
  return {
    ...schedule,
    count: visit({ ...spot("parts", "分期数", "number of parts"), kind: "count", value: schedule.count, min: 1 }),
    wholeFen: visit({
      ...spot("whole", "每期取整到", "each part in whole"),
      kind: "money",
      value: schedule.wholeFen,
      min: 1,
    }),
  };
}

function mapCap(cap: Cap, ground: Ground): Cap {
  const { id, limit, clause, yearOf } = cap;
  const { visit } = ground;
  const at = (path: string) => ({ path: `caps.${id}.${path}`, label: cap.says, clause });
  return {
    ...cap,
    limit:
      "fen" in limit
        ? { fen: visit({ ...at("money"), kind: "money", value: limit.fen, min: 0 }) }
        : { count: visit({ ...at("count"), kind: "count", value: limit.count, min: 0 }) },
    ...(yearOf ? { yearOf: mapNumbers(yearOf, at("year"), ground, "date") } : {}),
  };
}

/** Only readings that are numbers; a place that has set its own value is not moved by them. */
function mapSetting(setting: Setting, { visit }: Ground): Setting {
  const { id, label, reading, unit } = setting;
  if (typeof reading !== "number") return setting;
  const path = `settings.${id}`;
  if (isDay(reading)) return { ...setting, reading: visit({ path, label, kind: "date", value: reading }) };
  const kind = unit?.en === "months" ? "months" : "number";
  return { ...setting, reading: visit({ path, label, kind, value: reading, min: 0, ...(unit ? { unit } : {}) }) };
}

type Span = { readonly from: number; readonly to?: number };

function mapSpan({ from, to }: Span, { path, label, clause }: Spot, ground: Ground): Span {
  const first = { zh: `${label.zh}：首日`, en: `${label.en}: first day` };
  const last = { zh: `${label.zh}：末日`, en: `${label.en}: last day` };
  return {
    from: day(from, `${path}.from`, first, clause, ground),
    ...(to === undefined ? {} : { to: day(to, `${path}.to`, last, clause, ground) }),
  };
}

function day(value: number, path: string, label: Text, clause: string | undefined, { visit }: Ground): number {
  return visit({ path, label, kind: "date", value, ...(clause === undefined ? {} : { clause }) });
}
