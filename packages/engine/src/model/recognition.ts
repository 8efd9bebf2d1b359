/**
 * Recognitions (认定) and services of a document as data: what a place grants that is no money.
 *
 * A recognition is decided like a claim, or taken over from the document of another authority, and holds for a term. A
 * service is asked for, and one office answers.
 */
import type { Expression } from "./expression.ts";
import type { Text } from "./text.ts";

export type RecognitionLevel = { readonly id: string; readonly label: Text };

/** A fact that a recognition settles: the level itself, or a fixed value. */
export type WrittenFact = {
  readonly fact: string;
  readonly value: { readonly level: true } | { readonly is: string | boolean };
};

export type RecognitionScheme = {
  /** `pack/name`, such as `qingliu-2023-1/grades`. */
  readonly id: string;
  readonly pack: string;
  /** The measure that is claimed, and others that it serves as well. */
  readonly measure: string;
  readonly serves: readonly string[];
  readonly name: Text;
  readonly clause: string;
  readonly of: "person" | "employer";
  /** Whether the place decides it on a claim, or takes it over from another authority's document, or both. */
  readonly decided: "here" | "elsewhere" | "both";
  /** Who may be recognised, in words. */
  readonly who: Text;
  /** From low to high. */
  readonly levels: readonly RecognitionLevel[];
  /** Whole years for which it holds, where the document prints them; otherwise whoever grants it says until when. */
  readonly years?: number;
  readonly evidence: readonly Text[];
  readonly writes: readonly WrittenFact[];
  /** The card that comes with it. */
  readonly card?: { readonly name: Text; readonly clause: string };
  /** Ids of the services that it opens. */
  readonly opens: readonly string[];
  /** Id of the printed process; the policy's default of recognitions where none is printed. */
  readonly processId?: string;
  readonly readings: readonly { readonly clause: string; readonly issue: Text; readonly reading: Text }[];
};

/** One thing that whoever asks for a service says. */
export type ServiceQuestion = {
  readonly key: string;
  readonly label: Text;
  readonly type: "text" | "date" | "choice";
  readonly required: boolean;
  readonly values?: readonly { readonly id: string; readonly label: Text }[];
};

export type Service = {
  /** `pack/name`, such as `qingliu-2023-1/schooling`. */
  readonly id: string;
  readonly pack: string;
  readonly measure: string;
  readonly serves: readonly string[];
  readonly name: Text;
  readonly clause: string;
  readonly for: "person" | "employer";
  /** Who may ask, in words; `is` where facts say it. Where they are not known, the office looks. */
  readonly who: Text;
  readonly is?: Expression;
  /** As written in the pack, for the author's eye. */
  readonly source?: string;
  /** Units of the pack: the first answers, the others are told. */
  readonly units: readonly string[];
  /** Working days in which the office answers, where the document prints them. */
  readonly days?: number;
  readonly asks: readonly ServiceQuestion[];
  readonly evidence: readonly Text[];
  readonly readings: readonly { readonly clause: string; readonly issue: Text; readonly reading: Text }[];
};
