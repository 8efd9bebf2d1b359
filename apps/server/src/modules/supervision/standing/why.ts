import type { Goal, MetricName, Text } from "@jucai/engine";
import type { Looked } from "./look.ts";

/** Why a light is on, in a sentence with the figures that met its trigger. */
export function whyOf({
  shown: { trigger, daysLeft, expected },
  task: { goal },
  figure,
  lastDay,
  ...it
}: Looked): Text {
  const value = figure?.value ?? null;
  switch (trigger.on) {
    case "overdue":
      return overdue(-(daysLeft ?? 0), lastDay ?? "", goal, value);
    case "returned":
      return { zh: "填报被退回，还没有重报。", en: "The report was sent back and not handed in again." };
    case "behind":
      return goal === undefined || value === null
        ? { zh: "进度落后。", en: "Behind." }
        : {
            zh: `到今天应有${amount(goal, Math.floor(expected ?? 0)).zh}，实际${amount(goal, value).zh}。`,
            en: `${amount(goal, Math.floor(expected ?? 0)).en} by today were to be expected, there are ${amount(goal, value).en}.`,
          };
    case "due_within":
      return ahead(daysLeft ?? 0, lastDay ?? "", goal, value);
    case "done":
      return done(it, goal, value);
    case "open":
      return open(it.state, lastDay, daysLeft);
  }
}

function overdue(days: number, lastDay: string, goal: Goal | undefined, value: number | null): Text {
  const late = {
    zh: `${lastDay} 到期，已过 ${days} 天`,
    en: `Due on ${lastDay}, ${days} ${days === 1 ? "day" : "days"} ago`,
  };
  if (goal === undefined || value === null)
    return { zh: `${late.zh}，还没有填报。`, en: `${late.en}, and not reported.` };
  return { zh: `${late.zh}；${against(goal, value).zh}。`, en: `${late.en}; ${against(goal, value).en}.` };
}

function ahead(days: number, lastDay: string, goal: Goal | undefined, value: number | null): Text {
  const left = {
    zh: days === 0 ? `今天（${lastDay}）到期` : `${lastDay} 到期，还有 ${days} 天`,
    en: days === 0 ? `Due today, ${lastDay}` : `Due on ${lastDay}, ${days} ${days === 1 ? "day" : "days"} left`,
  };
  if (goal === undefined || value === null) return { zh: `${left.zh}。`, en: `${left.en}.` };
  return { zh: `${left.zh}；${against(goal, value).zh}。`, en: `${left.en}; ${against(goal, value).en}.` };
}

function done(
  { doneOn, byItself }: Pick<Looked, "doneOn" | "byItself">,
  goal: Goal | undefined,
  value: number | null,
): Text {
  if (!byItself) return { zh: `${doneOn ?? ""} 完成，填报已接收。`, en: `Done on ${doneOn ?? ""}, and accepted.` };
  if (goal === undefined || value === null) return { zh: `${doneOn ?? ""} 完成。`, en: `Done on ${doneOn ?? ""}.` };
  return {
    zh: `${doneOn ?? ""} 由平台记录自动办结；${against(goal, value).zh}。`,
    en: `Done by what the platform recorded, on ${doneOn ?? ""}; ${against(goal, value).en}.`,
  };
}

function open(state: Looked["state"], lastDay: string | null, daysLeft: number | null): Text {
  if (state === "reported") return { zh: "已填报，等待接收。", en: "Reported; it waits to be accepted." };
  if (lastDay === null) return { zh: "到期日还没有定。", en: "Its last day has not been set." };
  return { zh: `${lastDay} 到期，还有 ${daysLeft ?? 0} 天。`, en: `Due on ${lastDay}, ${daysLeft ?? 0} days left.` };
}

const signs = {
  ">=": { zh: "目标", en: "goal" },
  "<=": { zh: "上限", en: "at most" },
  "=": { zh: "应为", en: "exactly" },
};

/** “目标 20 场，现在 12 场”. */
export function against(goal: Goal, value: number): Text {
  const sign = signs[goal.op];
  return {
    zh: `${sign.zh} ${amount(goal, goal.value).zh}，现在 ${amount(goal, value).zh}`,
    en: `${sign.en} ${amount(goal, goal.value).en}, now ${amount(goal, value).en}`,
  };
}

/** A figure with its unit; money is kept in fen and read in yuan. */
export function amount({ metric, unit }: Pick<Goal, "metric" | "unit">, value: number): Text {
  const plain = isMoney(metric.name) ? value / 100 : value;
  const shown = plain.toLocaleString("en-US", { maximumFractionDigits: 2 });
  const tight = unit.zh.startsWith("%");
  return {
    zh: tight ? `${shown}${unit.zh}` : `${shown} ${unit.zh}`,
    en: tight ? `${shown}${unit.en}` : `${shown} ${unit.en}`,
  };
}

export const isMoney = (name: MetricName): boolean => name === "paid";
