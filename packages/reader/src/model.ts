/**
 * What the reader takes from an official document (公文).
 *
 * Every place in the source is a `Span`: offsets (UTF-16, half open) into `ReadDocument.text`, the repaired text. Nothing
 * is guessed in silence: what is doubtful is taken *and* reported as a problem, or left out and reported.
 */

/** Half-open range of UTF-16 offsets into the document's repaired text. */
export type Span = { readonly from: number; readonly to: number };

export const formats = ["docx", "pdf", "html", "txt"] as const;
export type Format = (typeof formats)[number];

/** One paragraph or table as the file holds it, before anything is repaired. */
export type Block =
  | {
      readonly kind: "paragraph";
      /** With the automatic number in front, where the file counts for the author (`一、`, `1.`). */
      readonly text: string;
      /** 1-based page, where the file has pages. */
      readonly page?: number;
      /** 1 to 9, where the file marks a heading. */
      readonly heading?: number;
      /** Centred, as titles are. */
      readonly centred?: true;
      /** A line of a page rather than a whole paragraph: sentences may go on in the next block. */
      readonly line?: true;
      /** A footnote or endnote: it belongs to the text, but to none of its clauses. */
      readonly note?: true;
    }
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[]; readonly page?: number };

/** A file as opened: its blocks in reading order. */
export type Source = {
  readonly format: Format;
  readonly blocks: readonly Block[];
  readonly pages?: number;
  /** What was left out when it was opened: tracked deletions, hidden text, pictures. They belong to the document's. */
  readonly problems?: readonly ReadProblem[];
};

/** Roles in which a document names units. 牵头, 责任, 配合, 实施. */
export const unitRoles = ["lead", "responsible", "cooperating", "implementing"] as const;
export type UnitRole = (typeof unitRoles)[number];

/** A unit where a document names it for a task. */
export type UnitMention = {
  /** Without what stands around it; completed where a list prints its level once (县委组织部、人社局 → 县人社局). */
  readonly name: string;
  /** As printed, where `name` was completed. */
  readonly printed?: string;
  readonly role: UnitRole;
  readonly at: Span;
  /** Printed once for all measures (以下不再列出), not at this one. */
  readonly fromDefault?: true;
};

/** A sum, rate or share. */
export type Amount = {
  readonly text: string;
  readonly at: Span;
  /** Whole fen; of a range the upper end; null for a share and for 若干. */
  readonly fen: number | null;
  /** Lower end of a range (5—20万元), whole fen. */
  readonly fromFen?: number;
  /** Of a share: percent, with its lower end in a range. */
  readonly percent?: number;
  readonly fromPercent?: number;
  /** 最高, 不超过 / 不少于, 以上. */
  readonly bound?: "ceiling" | "floor";
  /** What it is paid by: per person, per month … in the order printed (元/人·月 → person, month). */
  readonly per: readonly ("person" | "month" | "year" | "day" | "time" | "project" | "household" | "unit" | "team")[];
  /** A total in brackets that sums the rate before it up (共1.8万元). */
  readonly total?: true;
};

/** A day, a stretch or a rhythm by which something is due. `every` absent: once. */
export type Deadline = {
  readonly text: string;
  readonly at: Span;
  readonly every?: "year" | "half_year" | "quarter" | "month" | "week" | "holiday" | "often";
  /** Every so many years (每两年 → 2). */
  readonly years?: number;
  /** 'MM-DD' of a year, 'DD' of the last month of a quarter or of a month, 'YYYY-MM-DD' of a single day. */
  readonly by?: string;
  /** 春节, 寒假, 暑假, or a printed stretch such as 上半年. */
  readonly window?: string;
  /** Within so many months or years of the document (力争5年内). */
  readonly within?: { readonly count: number; readonly unit: "day" | "month" | "year" };
};

/** A number that somebody has to reach. */
export type Target = {
  readonly text: string;
  readonly at: Span;
  /** Of a range (3—5个) the upper end. */
  readonly value: number;
  /** Lower end of a range. */
  readonly from?: number;
  readonly op: ">=" | "<=" | "=" | "~";
  /** 场, 名, 家, 次 … as printed. */
  readonly unit: string;
  /** What is counted, as printed (招聘会). */
  readonly what?: string;
  readonly every?: "year" | "half_year" | "quarter" | "month";
  readonly years?: number;
};

/** Another document that this one names. */
export type Citation = {
  readonly title: string | null;
  readonly number: string | null;
  readonly at: Span;
  /** It is said to end with this one (同时废止). */
  readonly repealed?: true;
};

export const nodeKinds = [
  "annex",
  "part",
  "chapter",
  "section",
  "item",
  "point",
  "article",
  "heading",
  "body",
] as const;
/** A heading or numbered paragraph with what stands under it. */
export type OutlineNode = {
  readonly kind: (typeof nodeKinds)[number];
  /** As printed: `一、`, `（一）`, `1.`, `第五条`; empty for headings without a number. */
  readonly label: string;
  readonly number: number | null;
  readonly title: string;
  /** Of the heading and everything under it. */
  readonly at: Span;
  /** Of the heading's own text, run-in title and body included, without its children. */
  readonly own: readonly Span[];
  readonly children: readonly OutlineNode[];
};

/** One measure: the smallest numbered part of the document that asks for or promises something. */
export type ReadMeasure = {
  /** The label as printed, such as `5.` or `（十二）`. */
  readonly label: string;
  /** Where it stands, such as `三(五)`, `四(一)5`, `附件2 三`. */
  readonly clause: string;
  readonly title: string;
  readonly text: string;
  readonly at: Span;
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  readonly cooperating: readonly string[];
  readonly implementing: readonly string[];
  /** The same units with their places. */
  readonly units: readonly UnitMention[];
  readonly amounts: readonly Amount[];
  readonly deadlines: readonly Deadline[];
  readonly targets: readonly Target[];
};

/** A column of a printed form, as a draft of a roster's. */
export type FormColumn = { readonly header: string; readonly choices: readonly string[] };

export type Annex = {
  readonly label: string;
  readonly title: string;
  readonly at: Span;
  readonly tables: readonly {
    readonly title: string;
    readonly at: Span;
    readonly rows: readonly (readonly string[])[];
  }[];
  /** A table with headings and empty rows: who fills it in writes a roster. */
  readonly forms: readonly { readonly title: string; readonly columns: readonly FormColumn[]; readonly at: Span }[];
};

/** A doubt or a fault. `severity` error: the document cannot be used as it is; doubt: somebody has to look. */
export type ReadProblem = {
  readonly code: string;
  readonly severity: "error" | "doubt";
  readonly at: Span | null;
  readonly says: { readonly zh: string; readonly en: string };
  readonly fix: { readonly zh: string; readonly en: string };
};

/** A document as read. */
export type ReadDocument = {
  readonly format: Format;
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string | null;
  /** ISO date of signature or issue. */
  readonly issued: string | null;
  readonly validity: {
    readonly from: string | null;
    /** Whole years or months for which it holds, where printed. */
    readonly years: number | null;
    readonly until: string | null;
    readonly trial: boolean;
    readonly at: Span | null;
  };
  /** The repaired text; every span points into it. */
  readonly text: string;
  readonly outline: readonly OutlineNode[];
  /** What stands in no node: letterhead, page numbers, copies to. Outline and leftovers make the whole text. */
  readonly leftovers: readonly (Span & { readonly why: "head" | "page_number" | "blank" | "closing" | "other" })[];
  readonly measures: readonly ReadMeasure[];
  readonly citations: readonly Citation[];
  readonly annexes: readonly Annex[];
  readonly problems: readonly ReadProblem[];
};

/** A file that is not read at all: broken, dangerous or without text. */
export class Unreadable extends Error {
  readonly code:
    "unknown_format" | "too_large" | "encrypted" | "no_text" | "damaged" | "macros" | "bomb" | "old_word" | "timed_out";
  readonly says: { readonly zh: string; readonly en: string };
  constructor(code: Unreadable["code"], says: { readonly zh: string; readonly en: string }) {
    super(says.en);
    this.code = code;
    this.says = says;
  }
}
