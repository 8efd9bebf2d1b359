/** One try: the affected benefits decided again with changed figures, by all workers at once. */
import type {
  Comparison as ComparisonView,
  Information as InformationView,
  WhatIf,
  WhatIfRequest,
} from "@jucai/contract";
import {
  type Comparison,
  emptyComparison,
  emptyInformation,
  type Information,
  mergeComparisons,
  mergeInformation,
} from "@jucai/engine/compare";
import { Refusal } from "#kernel/refusal.ts";
import type { Crew } from "../population/crew.ts";
import { askToStop, type Kept, newStop } from "../population/populations.ts";
import { hideFew, hideFewOpen } from "../few.ts";
import { comparisonView, informationView } from "./view.ts";
import { withChanges } from "./changes.ts";

type Asked = { readonly request: WhatIfRequest; readonly language: "zh" | "en" };

/** Compares a population with and without the changes. A newer try of the same population puts this one out of work. */
export async function tryChanges(crew: Crew, kept: Kept, { request, language }: Asked): Promise<WhatIf> {
  const began = performance.now();
  if (kept.progress.state !== "ready") throw notReady(kept);
  const { benefits, vocabulary } = kept.rules;
  const before = benefits.find(({ id }) => id === request.benefit);
  if (before === undefined || request.benefit !== kept.about.benefit) throw otherBenefit();
  const changed = withChanges(before, request.changes, vocabulary, language);
  const parts = await alone(kept, (stop) =>
    crew.compare(
      kept.id,
      benefits.map((each) => (each.id === before.id ? changed : each)),
      [before.id],
      stop,
    ),
  );
  const done = parts.flatMap((part) => part ?? []);
  if (done.length < parts.length) throw newerTry();
  return {
    population: kept.id,
    benefit: before.id,
    on: kept.about.on,
    ...shown(
      kept,
      done.reduce((sum, { comparison }) => mergeComparisons(sum, comparison), emptyComparison()),
      done.reduce((sum, { information }) => mergeInformation(sum, information), emptyInformation()),
    ),
    tookMs: Math.round(performance.now() - began),
  };
}

function shown(
  kept: Kept,
  comparison: Comparison,
  information: Information,
): { comparison: ComparisonView; information: InformationView } {
  const views = { comparison: comparisonView(comparison, kept), information: informationView(information, kept.rules) };
  if (!kept.about.hidesFew) return views;
  return { comparison: hideFew(views.comparison), information: hideFewOpen(views.information) };
}

/** Runs a try after asking the one at work to stop. */
async function alone<T>(kept: Kept, work: (stop: Int32Array<SharedArrayBuffer>) => Promise<T>): Promise<T> {
  if (kept.running !== undefined) askToStop(kept.running);
  const own = newStop();
  kept.running = own;
  try {
    return await work(own);
  } finally {
    if (kept.running === own) kept.running = undefined;
  }
}

function notReady({ progress: { state, message } }: Kept): Refusal {
  if (state === "failed" && message !== null) return new Refusal("wrong_state", message);
  return new Refusal("wrong_state", {
    zh: "这批人群还在准备，做好后再算。",
    en: "This population is still being made; ask again when it is ready.",
  });
}

function otherBenefit(): Refusal {
  return new Refusal(
    "not_valid",
    {
      zh: "这批人群是为另一项待遇准备的，请为这项待遇重新生成或读取。",
      en: "This population was made for another benefit; make one for this benefit.",
    },
    [{ field: "benefit", says: "" }],
  );
}

function newerTry(): Refusal {
  return new Refusal("conflict", {
    zh: "您又改了数字，这一次的测算已停下，以最新一次为准。",
    en: "You have changed the figures again; this try was stopped in favour of the newest.",
  });
}
