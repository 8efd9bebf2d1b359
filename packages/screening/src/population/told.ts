/** Facts that tell of the hidden life of a claimant, so that they fit together. */
import { noDay } from "@jucai/engine/screen";
import type { Value } from "@jucai/engine/model";
import { type Lives, notStudying } from "./lives.ts";
import { shares } from "./shares.ts";

/** A fact as a number of the claimant at a spot: a day or a figure. */
export type TellNumber = (lives: Lives, at: number) => number;
/** A fact as one of a few values: which of them. */
export type TellValue = { readonly values: readonly Value[]; readonly at: (lives: Lives, at: number) => number };

export const toldDays: Readonly<Record<string, TellNumber>> = {
  "person.born_on": ({ born }, at) => born[at]!,
  "person.graduated_on": ({ graduated }, at) => graduated[at]!,
  "person.full_time_since": ({ started }, at) => started[at]!,
  "employment.started_on": ({ started }, at) => started[at]!,
  "employment.arrived_on": ({ arrived }, at) => arrived[at]!,
  "contract.signed_on": ({ signed }, at) => signed[at]!,
  "insurance.started_on": ({ insured }, at) => insured[at]!,
};

export const toldFigures: Readonly<Record<string, TellNumber>> = {
  "contract.months": ({ contract }, at) => contract[at]!,
  "insurance.months": ({ months }, at) => months[at]!,
};

const { ids: degrees } = shares.degree;
/** So long after graduation one counts as fresh, in days. */
const fresh = 365;

export const toldValues: Readonly<Record<string, TellValue>> = {
  "person.degree": { values: degrees, at: ({ degree }, at) => degree[at]! },
  "person.education": { values: degrees, at: ({ degree }, at) => degree[at]! },
  "person.studying_for": {
    values: [null, ...degrees],
    at: ({ studying }, at) => (studying[at] === notStudying ? 0 : studying[at]! + 1),
  },
  "person.talent_grade": { values: shares.grade.ids, at: ({ grade }, at) => grade[at]! },
  "person.fresh_graduate": {
    values: [false, true],
    at: ({ graduated, signed, started }, at) => {
      const hired = Math.max(signed[at]!, started[at]!);
      const left = graduated[at]!;
      return left !== noDay && hired !== noDay && hired - left <= fresh ? 1 : 0;
    },
  },
  "employment.kind": { values: shares.work.ids, at: ({ work }, at) => work[at]! },
  "insurance.pension_paid": { values: [false, true], at: ({ insured }, at) => (insured[at] === noDay ? 0 : 1) },
};
