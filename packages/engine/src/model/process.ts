/**
 * How a claim is worked on: the steps that a document prints, or the place's default where it prints none.
 *
 * Units are those of the pack, or words for whoever plays a part in the claim: see `actors`.
 */
import type { Benefit } from "./benefit.ts";
import type { Text } from "./text.ts";

/** What is done in a step. `record` is an office that writes down or registers what others did. */
export const stepKinds = [
  "fill",
  "confirm",
  "review",
  "countersign",
  "decide",
  "notice",
  "release",
  "pay",
  "record",
] as const;
export type StepKind = (typeof stepKinds)[number];

/**
 * Words that may stand for a unit: whoever claims, the employer that confirms, the measure's lead or responsible units.
 *
 * `lead` is the first lead unit: a claim lies on one desk. Documents that name none mean the first of the responsible.
 */
export const actors = ["claimant", "employer", "lead", "responsible"] as const;

/** The roles in which somebody acts on a step; the same words as the roles that are granted. */
export const stepRoles = [
  "person",
  "employer_clerk",
  "window_clerk",
  "officer",
  "reviewer",
  "approver",
  "talent_office",
  "finance_preparer",
  "finance_checker",
  "finance_releaser",
  "township_clerk",
  "service_specialist",
] as const;
export type StepRole = (typeof stepRoles)[number];

export type ProcessStep = {
  /** Unique in its process. */
  readonly key: string;
  readonly kind: StepKind;
  readonly name: Text;
  readonly clause?: string;
  /** Unit ids of the pack or `actors`. Several: each of them acts. Empty: the document names nobody, so the lead units act. */
  readonly units: readonly string[];
  readonly role: StepRole;
  /** Working days that the document prints; absent where it prints none, and the place may set `days.<key>`. */
  readonly days?: number;
  /** Steps that stand together and have the same group run side by side. */
  readonly group?: string;
  /** Decided by a meeting, whose minutes are kept. */
  readonly minutes?: true;
  /** Whoever acts may return the claim for correction. */
  readonly mayReturn?: true;
};

export type Process = {
  /** `pack/name`, such as `qingliu-huigui-2023/referral`. */
  readonly id: string;
  readonly name: Text;
  readonly clause?: string;
  /** False for a default, which no document prints. */
  readonly printed: boolean;
  readonly steps: readonly ProcessStep[];
  /** Measures other than benefits that it is printed for, which are shown with it. */
  readonly measures?: readonly string[];
  /** What is to be said of it: that it is a default, or how the document is read. */
  readonly says?: Text;
};

/** The process of a benefit's claims: the printed one, or the default of its document. */
export function processFor(
  { processes, defaultProcess }: { readonly processes?: readonly Process[]; readonly defaultProcess?: string },
  { processId }: Pick<Benefit, "processId">,
): Process | undefined {
  const id = processId ?? defaultProcess;
  return processes?.find((it) => it.id === id);
}

/** Neighbouring steps of one group, in the order of the process; a step without a group stands alone. */
export function stagesOf({ steps }: Pick<Process, "steps">): ProcessStep[][] {
  const stages: ProcessStep[][] = [];
  for (const step of steps) {
    const last = stages.at(-1);
    if (step.group !== undefined && last?.[0]?.group === step.group) last.push(step);
    else stages.push([step]);
  }
  return stages;
}
