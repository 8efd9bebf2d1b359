import type { Text } from "@jucai/engine";
import { isSitting } from "./goal.ts";
import type { Looked } from "./look.ts";
import { isCounted } from "./state.ts";
import { amount } from "./why.ts";

/** What has to happen for the light to go out. */
export function nextOf(it: Looked): Text {
  const { state, lastDay, task, goal, figure } = it;
  const by = lastDay === null ? { zh: "", en: "" } : { zh: `${lastDay} 前`, en: ` by ${lastDay}` };
  if (state === "done") return { zh: "已经完成，不用再做什么。", en: "It is done; nothing is left to do." };
  if (state === "reported") return { zh: "等牵头汇总的单位接收填报。", en: "The collecting unit accepts the report." };
  if (lastDay === null && task.rhythm.every === "holiday") {
    return { zh: "先由人才办定下当年的起止日期。", en: "First the talent office sets the days of the year." };
  }
  if (isSitting(task)) {
    return { zh: `${by.zh}开会并签发纪要。`, en: `Hold it and sign its minutes${by.en}.` };
  }
  if (isCounted(goal)) {
    if (goal.op !== ">=") {
      return {
        zh: `到期末按平台记录核对：${goal.op === "<=" ? "不超过" : "正好"} ${amount(goal, goal.value).zh}。`,
        en: `Checked against the records at the end: ${goal.op === "<=" ? "at most" : "exactly"} ${amount(goal, goal.value).en}.`,
      };
    }
    const missing = amount(goal, Math.max(goal.value - (figure?.value ?? 0), 0));
    return {
      zh: `${by.zh}还差 ${missing.zh}；记录够了自动办结，不用填报。`,
      en: `${missing.en} more${by.en}; once they are on record it is done without a report.`,
    };
  }
  if (state === "returned") {
    return { zh: "按退回意见改好，重新填报。", en: "Put right what was found and hand it in again." };
  }
  return { zh: `${by.zh}填报进展并附材料。`, en: `Hand in a report with proof${by.en}.` };
}
