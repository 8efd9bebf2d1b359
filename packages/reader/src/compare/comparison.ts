import type { Amount, Citation, Deadline, ReadMeasure, Target, UnitRole } from "../model.ts";

/** A run of text that both versions have, or only one of them. */
export type TextPiece = { readonly kind: "same" | "added" | "removed"; readonly text: string };

/** What only the later version has, and what only the earlier one has. */
export type Change<T> = { readonly added: readonly T[]; readonly removed: readonly T[] };

/** One measure in both versions, or in one of them. */
export type ComparedMeasure = {
  readonly kind: "added" | "removed" | "changed" | "same";
  readonly before: ReadMeasure | null;
  readonly after: ReadMeasure | null;
  /** In both, at another place (三(五) is now 三(六)). A measure can be renumbered and otherwise the same. */
  readonly renumbered: boolean;
  /** How sure it is that both are the same measure, 0 to 1; 1 for measures in one version only. */
  readonly likeness: number;
  /** Pieces of title and text in reading order; null where both are alike. */
  readonly title: readonly TextPiece[] | null;
  readonly text: readonly TextPiece[] | null;
  /** Units by role; roles without a change are left out. */
  readonly units: readonly ({ readonly role: UnitRole } & Change<string>)[];
  readonly amounts: Change<Amount>;
  readonly deadlines: Change<Deadline>;
  readonly targets: Change<Target>;
};

/** A line of the head that differs: title, number, issuer, dates, validity. */
export type HeadChange = {
  readonly field: "title" | "number" | "issuer" | "issued" | "from" | "years" | "until" | "trial";
  readonly before: string | null;
  readonly after: string | null;
};

/** What a later version of a document changes against an earlier one. */
export type DocumentComparison = {
  readonly head: readonly HeadChange[];
  /** In the order of the later version; removed measures stand behind the measure that they followed. */
  readonly measures: readonly ComparedMeasure[];
  readonly citations: Change<Citation>;
  readonly counts: {
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    /** At another place, whether changed or not. */
    readonly renumbered: number;
    readonly same: number;
  };
};
