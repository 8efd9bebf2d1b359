import type { Amount, Deadline, Target } from "../src/model.ts";

/** What is expected of a measure; only what is named here is compared, lists in full and in order. */
export type ExpectedMeasure = {
  readonly label: string;
  readonly clause?: string;
  readonly title?: string;
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  readonly cooperating?: readonly string[];
  readonly implementing?: readonly string[];
  readonly amounts: readonly Partial<Omit<Amount, "text" | "at">>[];
  readonly deadlines: readonly Partial<Omit<Deadline, "text" | "at">>[];
  readonly targets: readonly Partial<Omit<Target, "text" | "at">>[];
};

export type Expected = {
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issued: string | null;
  readonly validity?: {
    readonly from: string | null;
    readonly years: number | null;
    readonly until?: string | null;
    readonly trial: boolean;
  };
  readonly citations?: readonly {
    readonly title: string | null;
    readonly number: string | null;
    readonly repealed?: boolean;
  }[];
  readonly measures: readonly ExpectedMeasure[];
  readonly annexes?: readonly {
    readonly label?: string;
    readonly title: string;
    readonly tables: number;
    readonly form?: readonly string[];
  }[];
  /** Codes of problems that have to be reported. */
  readonly problems?: readonly string[];
};

/** A document written for the test, as a file, with what its reader must find. */
export type Style = {
  readonly name: string;
  readonly fileName: string;
  readonly file: () => Promise<Uint8Array>;
  readonly expected: Expected;
};
