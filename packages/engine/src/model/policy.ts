import type { Accepted, Benefit, Force, Overlap } from "./benefit.ts";
import type { Process } from "./process.ts";
import type { RecognitionScheme, Service } from "./recognition.ts";
import type { LiaisonDuty, Roster } from "./roster.ts";
import type { Supervision } from "./task.ts";
import type { Text } from "./text.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The seventeen kinds a measure runs as (DESIGN §3). */
export const measureKinds = [
  "benefit",
  "recognition",
  "registry",
  "workflow",
  "pool",
  "programme",
  "matching",
  "event",
  "service",
  "task",
  "kpi",
  "governance",
  "funding",
  "definition",
  "publicity",
  "training",
  "platform",
] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** One measure of a document, in the project's own words. */
export type Measure = {
  readonly id: string;
  readonly pack: string;
  readonly kind: MeasureKind;
  readonly title: Text;
  readonly summary: Text;
  readonly clause: string;
  /** Unit ids of the pack; empty when the document names none. */
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  /** The same sum or rule printed elsewhere. */
  readonly sameAs?: readonly string[];
  /** Where the software does it today, and the test that drives it there by name; absent while it waits. */
  readonly runs?: Runs;
};

/** A way into the software, and the test (path in the project) that takes it and names the measure. */
export type Runs = { readonly through: "cli" | "http" | "page"; readonly test: string };

/** A unit as the document names it, with every printed variant. */
export type Unit = {
  readonly id: string;
  readonly name: Text;
  readonly aliases: readonly string[];
  readonly kind: string;
  /** GB/T 2260 code, where it is not in the document's own place: an office of the city or the province. */
  readonly place?: string;
  /** Of a group: whom it stands for, by kind of unit in its place or one by one. */
  readonly members?: { readonly every: readonly MemberKind[] } | { readonly units: readonly string[] };
};

/** Kinds of units that a group may take all of. */
export const memberKinds = ["office", "township", "village", "school", "agency", "employer", "jurisdiction"] as const;
export type MemberKind = (typeof memberKinds)[number];

export type Section = { readonly id: string; readonly title: Text; readonly measures: readonly string[] };

/** A document as data: what the library holds and the engine runs. */
export type Policy = {
  readonly id: string;
  /** GB/T 2260 code of the place it applies to. */
  readonly place: string;
  readonly placeName: Text;
  readonly title: Text;
  readonly short: Text;
  readonly number: string | null;
  readonly issuer: Text;
  /** ISO date. */
  readonly issued: string;
  readonly inForce: Force;
  readonly implements?: string;
  /** Pairs of document title and number, or null where none is printed. */
  readonly basis: readonly Reference[];
  readonly repeals: readonly Reference[];
  readonly notes: readonly Text[];
  readonly units: readonly Unit[];
  readonly sections: readonly Section[];
  readonly measures: readonly Measure[];
  readonly benefits: readonly Benefit[];
  readonly funds: readonly { readonly id: string; readonly name: Text }[];
  /** Of policies that pay for the same purpose in this place only the best is paid. */
  readonly overlap?: Overlap;
  /** Absent in documents that an older release published, and in what the check in the browser gets. */
  readonly rosters?: readonly Roster[];
  readonly liaison?: readonly LiaisonDuty[];
  /** Printed processes and the defaults; the same holds of them. */
  readonly processes?: readonly Process[];
  /** What it grants that is no money. */
  readonly recognitions?: readonly RecognitionScheme[];
  readonly services?: readonly Service[];
  /** Tasks, activities and scores: what `tasks.yaml` says. */
  readonly supervision?: Supervision;
  /** Id of the process of benefits whose document prints none. */
  readonly defaultProcess?: string;
  /** Id of the process of recognitions whose document prints none; it ends without money. */
  readonly defaultRecognition?: string;
  /** Findings of `check` about the whole pack that the author has looked at. */
  readonly accepts?: readonly Accepted[];
};

export type Reference = { readonly title: Text; readonly number: string | null };

/** Everything a browser needs to decide: policies in published form with their vocabulary. */
export type RuleBook = { readonly vocabulary: Vocabulary; readonly policies: readonly Policy[] };
