import type { HeldBack } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { yuan } from "../ground/refused.ts";

type Code = HeldBack["code"];
type Given = Partial<Pick<HeldBack, "missing" | "check" | "clause" | "shortFen">> & { readonly says?: Text };

const words: Readonly<Record<Code, Text>> = {
  no_budget: { zh: "资金来源这一年还没有预算。", en: "None of the funds has a budget for this year." },
  dry: { zh: "资金不够，排在后面等待。", en: "The funds have too little; it waits its turn." },
  programme_cap: { zh: "这个项目当年的总额已经用完。", en: "The programme's limit of the year is used up." },
  claimant_cap: { zh: "已到每人（单位）每年的上限。", en: "The yearly limit for each claimant is reached." },
  no_fund: {
    zh: "文件没有写明资金来源，本地也没有定。请在“资金”页定好顺序。",
    en: "The document names no fund and the place has set none. Set the order on the page of funds.",
  },
  stop_false: { zh: "发放条件不再满足。", en: "A condition for paying no longer holds." },
  stop_unknown: { zh: "发放条件还不能确认，先不发。", en: "A condition for paying is not known; payment waits." },
  no_account: { zh: "还没有收款账户。", en: "There is no account to pay into." },
  account_unverified: { zh: "收款账户还没有核对。", en: "The account is not verified yet." },
  account_unchanged: {
    zh: "上次退汇后还没有换账户并核对。",
    en: "It came back; the account was not changed and verified since.",
  },
  payee_unknown: { zh: "还不知道付给谁。", en: "Who is paid is not known yet." },
  suspended: { zh: "已暂停发放。", en: "Payment is suspended." },
  left_out: { zh: "编制时没有选入。", en: "Left out by whoever prepared the batch." },
  over_ceiling: { zh: "超过本批上限。", en: "Beyond the ceiling of a batch." },
};

/** Why something is not held or not paid, with words for the reader. */
export function because(code: Code, given: Given = {}): HeldBack {
  const short = given.shortFen ?? null;
  const base = given.says ?? words[code];
  const says =
    short === null ? base : { zh: `${base.zh}差 ${yuan(short)} 元。`, en: `${base.en} Short by ${yuan(short)} yuan.` };
  return {
    code,
    says,
    missing: given.missing ?? [],
    check: given.check ?? null,
    clause: given.clause ?? null,
    shortFen: short,
  };
}
