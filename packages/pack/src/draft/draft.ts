/**
 * A document that was read and corrected by hand, before it is a pack. All texts are as printed; what the reader or a
 * person put in stands here, and nothing is guessed from it without saying so.
 */
import type { MeasureKind } from "@jucai/engine";

export type DraftMention = {
  /** Key of a unit of the draft. */
  readonly unit: string;
  readonly role: "lead" | "responsible" | "cooperating" | "implementing";
};

/** A sum as printed; `fen` is null for a share and where no figure is printed. */
export type DraftSum = { readonly text: string; readonly fen: number | null };

export type DraftDeadline = {
  readonly text: string;
  readonly every?: "year" | "half_year" | "quarter" | "month" | "week" | "holiday" | "often";
  readonly years?: number;
  /** 'MM-DD' of a year, 'DD' of a quarter's last month or of a month, 'YYYY-MM-DD' of one day. */
  readonly by?: string;
  readonly window?: string;
  readonly within?: { readonly count: number; readonly unit: "day" | "month" | "year" };
};

export type DraftTarget = {
  readonly text: string;
  readonly value: number;
  readonly op: ">=" | "<=" | "=" | "~";
  readonly unit: string;
  readonly what?: string;
  readonly every?: "year" | "half_year" | "quarter" | "month";
  readonly years?: number;
};

export type DraftMeasure = {
  /** Second half of its id. */
  readonly number: string;
  readonly kind: MeasureKind;
  readonly title: string;
  readonly clause: string;
  readonly text: string;
  readonly units: readonly DraftMention[];
  readonly amounts: readonly DraftSum[];
  readonly deadlines: readonly DraftDeadline[];
  readonly targets: readonly DraftTarget[];
  readonly removed: boolean;
};

export type DraftUnit = {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** What it becomes: an office of the place, a group of them, or no unit at all. */
  readonly is: "office" | "group" | "none";
};

export type DraftForm = {
  readonly title: string;
  readonly clause: string;
  readonly columns: readonly { readonly header: string; readonly choices: readonly string[] }[];
};

export type Draft = {
  /** Id that the pack is published under. */
  readonly policy: string;
  readonly place: { readonly code: string; readonly name: { readonly zh: string; readonly en: string } };
  readonly title: string;
  readonly short: string;
  readonly number: string | null;
  readonly issuer: string | null;
  /** ISO dates. */
  readonly issued: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly force: { readonly clause: string; readonly says: string };
  readonly implements: string | null;
  readonly basis: readonly { readonly title: string; readonly number: string | null }[];
  readonly repeals: readonly { readonly title: string; readonly number: string | null }[];
  readonly sections: readonly { readonly title: string; readonly measures: readonly string[] }[];
  readonly measures: readonly DraftMeasure[];
  readonly units: readonly DraftUnit[];
  readonly forms: readonly DraftForm[];
};
