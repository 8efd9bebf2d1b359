import { measureKinds, softwareParts } from "@jucai/engine";
import { z } from "zod";
import { PageOf } from "../http/page.ts";
import { Benefit, ClaimantKind, Form, Setting } from "../published/benefit.ts";
import { Constant } from "../published/expression.ts";
import { Process } from "../published/process.ts";
import { RecognitionScheme, Service } from "../published/recognition.ts";
import { IsoDate, PlaceCode, Text } from "../published/text.ts";
import { Vocabulary } from "../published/vocabulary.ts";

export const MeasureKind = z.enum(measureKinds);
/** Force on the date asked about. */
export const ForceStatus = z.enum(["in_force", "not_yet", "ended"]);

/** Force of a document or a benefit. `to` is the last day; null means until repealed. */
export const ForceView = z
  .object({ from: IsoDate, to: IsoDate.nullable(), clause: z.string(), says: Text, status: ForceStatus })
  .meta({ id: "ForceView" });

const Reference = z.object({ title: Text, number: z.string().nullable() });

const policySummary = {
  id: z.string(),
  place: PlaceCode,
  placeName: Text,
  title: Text,
  short: Text,
  number: z.string().nullable(),
  issuer: Text,
  issued: IsoDate,
  force: ForceView,
  /** Id of the parent document that this one carries out. */
  implements: z.string().nullable(),
  /** The system's own version, or one that a place has published. */
  origin: z.enum(["system", "place"]),
  /** Content hash of the version. */
  version: z.string(),
  publishedAt: z.iso.datetime(),
  counts: z.object({ measures: z.int(), benefits: z.int() }),
};
export const PolicySummary = z.object(policySummary).meta({ id: "PolicySummary" });
export type PolicySummary = z.infer<typeof PolicySummary>;

export const UnitView = z
  .object({ id: z.string(), name: Text, aliases: z.array(z.string()), kind: z.string() })
  .meta({ id: "UnitView" });

/** Whether the software does a measure today, and by which test that is known; or the part that will serve it. */
export const CoverageView = z
  .discriminatedUnion("state", [
    z.object({ state: z.enum(["runs", "judgement"]), through: z.enum(["cli", "http", "page"]), test: z.string() }),
    z.object({ state: z.literal("waits"), for: z.enum(softwareParts) }),
  ])
  .meta({ id: "CoverageView" });
export type CoverageView = z.infer<typeof CoverageView>;

/** One measure. `kind` says what it runs as; a benefit also says for whom and in which form. */
export const MeasureView = z
  .object({
    id: z.string(),
    pack: z.string(),
    kind: MeasureKind,
    title: Text,
    summary: Text,
    clause: z.string(),
    lead: z.array(UnitView),
    responsible: z.array(UnitView),
    sameAs: z.array(z.string()),
    benefit: z.object({ for: ClaimantKind, form: Form }).nullable(),
    force: ForceView,
    coverage: CoverageView,
  })
  .meta({ id: "MeasureView" });
export type MeasureView = z.infer<typeof MeasureView>;

export const PolicyDetail = z
  .object({
    ...policySummary,
    basis: z.array(Reference),
    repeals: z.array(Reference),
    notes: z.array(Text),
    funds: z.array(z.object({ id: z.string(), name: Text })),
    units: z.array(UnitView),
    /** The document's outline; each section names its measures by id. */
    sections: z.array(z.object({ id: z.string(), title: Text, measures: z.array(z.string()) })),
    measures: z.array(MeasureView),
  })
  .meta({ id: "PolicyDetail" });
export type PolicyDetail = z.infer<typeof PolicyDetail>;

/** A setting with what the place has set; `value` is null until then and the reading applies. */
export const SettingView = z
  .object({ setting: Setting, value: Constant, set: z.boolean() })
  .meta({ id: "SettingView" });

export const MeasureDetail = z
  .object({
    measure: MeasureView,
    policy: PolicySummary,
    benefit: Benefit.nullable(),
    settings: z.array(SettingView),
    /** The steps of its claims: the printed ones or the place's default; null where it is not claimed. */
    process: Process.nullable(),
    /** What it recognises, and the services that may be asked for under it. */
    recognitions: z.array(RecognitionScheme),
    services: z.array(Service),
    /** Names of the offices in the process and of those that answer, by id. */
    processUnits: z.array(z.object({ id: z.string(), name: Text })),
    /** Names of the funds that the benefit draws on, by id. */
    funds: z.array(z.object({ id: z.string(), name: Text })),
    /** Rosters that carry it out: what they are for and how long they are kept. */
    rosters: z.array(
      z.object({ id: z.string(), name: Text, purpose: Text, kept: z.object({ years: z.number(), reading: Text }) }),
    ),
  })
  .meta({ id: "MeasureDetail" });
export type MeasureDetail = z.infer<typeof MeasureDetail>;

/** Where a search term was found. Ranges are half-open [from, to) in UTF-16 units of the text. */
export const Match = z
  .object({
    field: z.enum(["title", "summary", "clause", "id", "pinyin", "amount", "unit"]),
    ranges: z.object({
      zh: z.array(z.tuple([z.int(), z.int()])),
      en: z.array(z.tuple([z.int(), z.int()])),
    }),
  })
  .meta({ id: "Match" });
export type Match = z.infer<typeof Match>;

export const SearchHit = z
  .object({
    measure: MeasureView,
    policy: z.object({ id: z.string(), short: Text, place: PlaceCode, placeName: Text }),
    matches: z.array(Match),
  })
  .meta({ id: "SearchHit" });
export type SearchHit = z.infer<typeof SearchHit>;

const Counts = z.array(z.object({ value: z.string(), count: z.int() }));

export const SearchAnswer = z
  .object({
    ...PageOf(SearchHit),
    /** The date that force is judged on. */
    on: IsoDate,
    /** How many hits each value of a filter would leave, the other filters as they are. */
    counts: z.object({ kind: Counts, who: Counts, place: Counts, status: Counts }),
  })
  .meta({ id: "SearchAnswer" });
export type SearchAnswer = z.infer<typeof SearchAnswer>;

export const PolicyList = z.object({ ...PageOf(PolicySummary), on: IsoDate }).meta({ id: "PolicyList" });
export type PolicyList = z.infer<typeof PolicyList>;

export const VocabularyAnswer = z
  .object({ version: z.string(), vocabulary: Vocabulary })
  .meta({ id: "VocabularyAnswer" });
export type VocabularyAnswer = z.infer<typeof VocabularyAnswer>;

export const PlaceView = z
  .object({
    code: PlaceCode,
    name: Text,
    counts: z.object({ policies: z.int(), measures: z.int(), benefits: z.int() }),
    /** Address of the rules that a browser runs; it changes whenever they do. */
    rules: z.string(),
  })
  .meta({ id: "PlaceView" });
export const PlaceList = z.object({ items: z.array(PlaceView) }).meta({ id: "PlaceList" });
export type PlaceList = z.infer<typeof PlaceList>;
