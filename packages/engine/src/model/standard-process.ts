/** The order of work for documents that print none: what `processes.yaml` of a pack may take over or write anew. */
import type { Policy, Unit } from "./policy.ts";
import type { Process, ProcessStep } from "./process.ts";

const steps = {
  fill: {
    key: "fill",
    kind: "fill",
    name: { zh: "填报申请", en: "Fill in the claim" },
    units: ["claimant"],
    role: "person",
  },
  confirm: {
    key: "confirm",
    kind: "confirm",
    name: { zh: "用人单位确认", en: "The employer confirms" },
    units: ["employer"],
    role: "employer_clerk",
  },
  review: {
    key: "review",
    kind: "review",
    name: { zh: "受理初审", en: "First review" },
    units: ["lead"],
    role: "officer",
    mayReturn: true,
  },
  check: {
    key: "check",
    kind: "review",
    name: { zh: "复核", en: "Second review" },
    units: ["lead"],
    role: "reviewer",
    mayReturn: true,
  },
  decide: {
    key: "decide",
    kind: "decide",
    name: { zh: "审批决定", en: "Decision" },
    units: ["lead"],
    role: "approver",
  },
  notice: {
    key: "notice",
    kind: "notice",
    name: { zh: "公示", en: "Public notice" },
    units: ["lead"],
    role: "officer",
  },
  release: {
    key: "release",
    kind: "release",
    name: { zh: "拨付资金", en: "Release of the money" },
    units: [],
    role: "finance_releaser",
  },
  pay: { key: "pay", kind: "pay", name: { zh: "发放", en: "Payment" }, units: [], role: "finance_preparer" },
} as const satisfies Readonly<Record<string, ProcessStep>>;

const says = {
  zh: "文件没有写办理环节，这是本地的默认流程，可以由本地另定。",
  en: "The document prints no steps. This is the default of the place, which may set another.",
};

/** The standard process of claims for money and that of recognitions, for one document. */
export function standardProcesses({
  id,
  units,
}: Pick<Policy, "id" | "units">): Required<Pick<Policy, "processes" | "defaultProcess" | "defaultRecognition">> {
  const { fill, confirm, review, check, decide, notice } = steps;
  const finance = units.filter(isFinance).map((it) => it.id);
  const release: ProcessStep = { ...steps.release, units: finance };
  const pay: ProcessStep = { ...steps.pay, units: finance };
  const before = [fill, confirm, review, check, decide, notice];
  const standard = (name: string, title: Process["name"], all: readonly ProcessStep[]): Process => ({
    id: `${id}/${name}`,
    name: title,
    printed: false,
    steps: all,
    says,
  });
  return {
    processes: [
      standard("standard", { zh: "默认办理流程", en: "Default process" }, [...before, release, pay]),
      standard("standard-recognition", { zh: "默认认定流程", en: "Default process of recognitions" }, before),
    ],
    defaultProcess: `${id}/standard`,
    defaultRecognition: `${id}/standard-recognition`,
  };
}

/** A finance bureau by its name; documents abbreviate it in many ways. */
function isFinance({ name, kind }: Unit): boolean {
  return kind === "government" && name.zh.includes("财政");
}
