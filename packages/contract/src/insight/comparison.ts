import { z } from "zod";
import { Text } from "../published/text.ts";

/** How many claimants. Null is hidden: from 1 to 4 of them, or a figure that would let such a one be worked out. */
const Count = z.int().nullable();
/** Whole fen; null where the number of claimants behind it is hidden. */
const Fen = z.number().nullable();
const Both = <Of extends z.ZodType>(of: Of) => z.object({ before: of, after: of });
/** What open sums could still come to; `unbounded` counts those without an upper end, which are in no sum. */
const Open = z.object({ minFen: Fen, maxFen: Fen, unbounded: Count });

/** One row of a table of groups. */
export const ComparedGroup = z
  .object({
    /** Id of the value, the township or the band; `unknown` where it is not known. */
    key: z.string(),
    label: Text,
    people: Count,
    winners: Count,
    losers: Count,
    undecided: Count,
    beforeFen: Fen,
    afterFen: Fen,
  })
  .meta({ id: "ComparedGroup" });
export type ComparedGroup = z.infer<typeof ComparedGroup>;

/** What changed figures do to a population. */
export const Comparison = z
  .object({
    rows: Count,
    /** By the best lawful bundle of the affected benefits: who gets more, less, the same, and who cannot be told yet. */
    winners: Count,
    losers: Count,
    unchanged: Count,
    undecided: Count,
    wonFen: Fen,
    lostFen: Fen,
    /** Claimants with at least one of the changed benefits; those who come to have one and those who no longer do. */
    headcount: Both(Count),
    entering: Count,
    leaving: Count,
    /** What is settled. */
    costFen: Both(Fen),
    /** What the undecided ones could add. */
    openFen: Both(Open),
    /** By the year in which an instalment falls due, rising; null is money without a date, last. */
    byYear: z.array(z.object({ year: z.int().nullable(), before: Fen, after: Fen })),
    /** By the first fund that the document names; null where it names none. */
    byFund: z.array(z.object({ pack: z.string(), fund: z.string().nullable(), before: Fen, after: Fen })),
    byBenefit: z.array(z.object({ benefit: z.string(), title: Text, headcount: Both(Count), costFen: Both(Fen) })),
    groups: z.array(z.object({ by: z.string(), label: Text, rows: z.array(ComparedGroup) })),
    /** For the chart of winners and losers: largest losses first, largest gains last; null is no end. */
    spread: z.array(z.object({ fromFen: z.number().nullable(), toFen: z.number().nullable(), count: Count })),
  })
  .meta({ id: "Comparison" });
export type Comparison = z.infer<typeof Comparison>;

/** How many open cases hang on something. A case is one benefit of one claimant. */
const Hanging = z.object({
  claimants: Count,
  cases: Count,
  /** What lies between the least and the most of these cases. */
  fen: Fen,
  unbounded: Count,
});

/** Who can confirm a fact: an administration, the office in charge, the employer, the person. */
export const informationSources = ["social_insurance", "education", "tax", "office", "employer", "person"] as const;
const Source = z.enum(informationSources);

/** What is not known of a population, and what knowing it would settle 信息价值. */
export const Information = z
  .object({
    rows: Count,
    /** Open: a fact is missing or somebody has to judge. */
    open: Hanging,
    /** Of these, where nothing is missing but a judgement. */
    judged: Hanging,
    /** The most settling first: what it settles alone, and of what it is a part. */
    facts: z.array(
      z.object({ fact: z.string(), label: Text, sources: z.array(Source), settles: Hanging, partOf: Hanging }),
    ),
    sources: z.array(z.object({ source: Source, settles: Hanging, partOf: Hanging })),
    /** Whom to ask first, then next: what each adds to those before it. */
    order: z.array(z.object({ source: Source, settles: Hanging })),
  })
  .meta({ id: "Information" });
export type Information = z.infer<typeof Information>;
