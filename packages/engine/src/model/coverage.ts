/**
 * How much of a document the software does today.
 *
 * A measure runs only when a test names it and drives it through a page, HTTP or the command line; one whose
 * outcome only a person can say is a matter of judgement; everything else waits, text in a library included.
 */
import type { Measure, MeasureKind, Policy, Runs } from "./policy.ts";

/** The parts of the software that serve measures (DESIGN §3). */
export const softwareParts = [
  "claims",
  "registry",
  "pools",
  "programmes",
  "market",
  "funds",
  "supervision",
  "library",
] as const;
export type SoftwarePart = (typeof softwareParts)[number];

export type Coverage =
  | ({ readonly state: "runs" | "judgement" } & Runs)
  /** The part that will serve it. */
  | { readonly state: "waits"; readonly for: SoftwarePart };

const parts: Readonly<Record<MeasureKind, SoftwarePart>> = {
  benefit: "claims",
  recognition: "claims",
  workflow: "claims",
  service: "claims",
  registry: "registry",
  definition: "registry",
  pool: "pools",
  programme: "programmes",
  training: "programmes",
  event: "market",
  matching: "market",
  funding: "funds",
  task: "supervision",
  kpi: "supervision",
  governance: "supervision",
  publicity: "library",
  platform: "library",
};

/** Whether a measure of the policy runs, is judged or waits. */
export function coverageOf(measure: Measure, { benefits }: Policy): Coverage {
  if (!measure.runs) return { state: "waits", for: parts[measure.kind] };
  const benefit = benefits.find(({ id }) => id === measure.id);
  const judged = benefit?.when.some(({ is, judge }) => !is && judge) ?? false;
  return { state: judged ? "judgement" : "runs", ...measure.runs };
}
