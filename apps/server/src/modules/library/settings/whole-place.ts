import type { PlaceSetting } from "@jucai/contract";

type Open = Omit<PlaceSetting, "set">;
const of = {
  kind: "place" as const,
  id: "place",
  title: { zh: "全县（市、州）办件", en: "All claims of the place" },
  clause: "",
};
const days = (max: number) => ({
  kind: "number" as const,
  min: 1,
  max,
  unit: { zh: "个工作日", en: "working days" },
});

/** What no document says at all and every place has to say for itself. */
export const wholePlace: readonly Open[] = [
  point("correction_days", days(60), {
    label: { zh: "补正期限", en: "Time to correct" },
    says: {
      zh: "要求补正后，申请人有几个工作日。不定就不设期限。",
      en: "Working days a claimant has to correct. Without it there is no limit.",
    },
  }),
  point(
    "correction_overdue",
    {
      kind: "choice",
      values: [
        { id: "wait", label: { zh: "继续等待", en: "Wait on" } },
        { id: "withdraw", label: { zh: "视为撤回，可重新申请", en: "Treat as withdrawn; a new claim may be made" } },
      ],
    },
    {
      label: { zh: "逾期未补正怎么办", en: "What follows when nothing is corrected in time" },
      says: {
        zh: "不定就继续等待，系统不替人撤回。",
        en: "Without it the claim waits; nothing is withdrawn for anybody.",
      },
    },
  ),
  point("confirm_days", days(60), {
    label: { zh: "单位核实期限", en: "Time for the employer to confirm" },
    says: {
      zh: "到一半时提醒一次。到期不算同意也不算不同意。",
      en: "A reminder goes out at half time. Silence neither approves nor refuses.",
    },
  }),
  point("appeal_days", days(120), {
    label: { zh: "申请复核的期限", en: "Time to appeal" },
    says: {
      zh: "收到不予通过决定后几个工作日内可以申请复核。不定就不设期限。",
      en: "Working days after a refusal in which an appeal may be filed. Without it there is no limit.",
    },
  }),
  point(
    "accept_incomplete",
    { kind: "yes_no" },
    {
      label: { zh: "容缺受理", en: "Accept with items to follow" },
      says: {
        zh: "缺次要材料时能不能先收件、后补齐。不定就不容缺。",
        en: "Whether a claim is taken in while evidence is still to follow. Without it, not.",
      },
    },
  ),
  point(
    "batch_ceiling_fen",
    { kind: "money" },
    {
      label: { zh: "批量通过的单件上限", en: "Ceiling of a claim that may be approved in a batch" },
      says: {
        zh: "超过这个金额的逐件办理。不定就不按金额限制。",
        en: "Larger claims are decided one by one. Without it the amount sets no limit.",
      },
    },
  ),
  point("objection_days", days(60), {
    label: { zh: "异议答复期限", en: "Time to answer an objection" },
    says: {
      zh: "公示期间收到异议后几个工作日内查清并答复。不定就不设期限。",
      en: "Working days in which an objection to a public notice is answered. Without it there is no limit.",
    },
  }),
  point("result_days", days(60), {
    label: { zh: "兑现结果公示天数", en: "Days of a list of results" },
    says: {
      zh: "发放以后公布结果的天数。不定就和发放前的公示一样。",
      en: "Days for which what was paid is published. Without it, as many as the notice before payment.",
    },
  }),
  point("rating_callback_days", days(60), {
    label: { zh: "差评回访期限", en: "Time to call back after a bad rating" },
    says: {
      zh: "收到不满意、非常不满意的评价后几个工作日内回访。",
      en: "Working days in which whoever rated badly is called back.",
    },
  }),
];

function point(name: string, is: Open["is"], words: Pick<Open, "label" | "says">): Open {
  const neededFor = is.kind === "number" ? "deadline" : "handling";
  return { key: `place#${name}`, of, policy: null, ...words, is, reading: null, neededFor };
}
