import type { Text } from "@jucai/engine";

/** A use that personal data is put to. When its words change, its version does: old consents keep the old words. */
export type Purpose = {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  /** What for, by whom, which data. */
  readonly says: Text;
  /** `duty`: an office does what its task asks of it and only tells; `consent`: nothing happens without agreement. */
  readonly basis: "duty" | "consent";
  readonly kept: Text;
};

/** Personal Information Protection Law, articles 13, 17 and 19: who, why, what and how long, each said before. */
export const purposes: readonly Purpose[] = [
  {
    id: "registry",
    version: 1,
    title: { zh: "建立人才库", en: "Keeping the talent registry" },
    says: {
      zh: "人才工作部门按政策文件登记人才的基本情况、学历职称和工作单位，用于统计、联系和服务。证件号码、电话、住址、账号加密保存。",
      en: "Talent offices register who you are, your degrees, titles and employer, as policy documents ask, to count, contact and serve. Numbers, address and account are kept encrypted.",
    },
    basis: "duty",
    kept: { zh: "按各名册写明的年限，期满销毁", en: "For the years that each roster names, then destroyed" },
  },
  {
    id: "benefits",
    version: 1,
    title: { zh: "审核和兑现政策待遇", en: "Deciding and paying benefits" },
    says: {
      zh: "经办部门用您的信息判断能享受哪些待遇、金额多少，并与社保、教育、税务等部门核对；账号只用于发放。",
      en: "Offices use your data to decide which benefits you get and how much, and compare it with social insurance, education and tax. The account is used for payment only.",
    },
    basis: "duty",
    kept: { zh: "会计凭证保存期内", en: "As long as payment records must be kept" },
  },
  {
    id: "contact",
    version: 1,
    title: { zh: "政策提醒和活动邀请", en: "Reminders and invitations" },
    says: {
      zh: "通过手机向您提醒可申领的政策、到期日和人才活动。随时可以撤回同意，不影响办理待遇。",
      en: "Your phone is used to remind you of benefits, last days and events. You may withdraw at any time; no benefit depends on it.",
    },
    basis: "consent",
    kept: { zh: "到您撤回为止", en: "Until you withdraw" },
  },
  {
    id: "matching",
    version: 1,
    title: { zh: "岗位推荐", en: "Matching with jobs" },
    says: {
      zh: "把您的学历、专业、技能（不含证件号码、电话）推荐给招聘单位，对方有意后再经您同意才交换联系方式。",
      en: "Your degree, subject and skills (no numbers) are shown to employers who hire; contacts are exchanged only when you agree once more.",
    },
    basis: "consent",
    kept: { zh: "到您撤回为止", en: "Until you withdraw" },
  },
];
