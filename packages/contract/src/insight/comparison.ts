import { z } from "zod";
import { Text } from "../published/text.ts";

/** How many claimants. Null stands for 1 to 4 where few are hidden. */
const Count = z.int().nullable();
/** Whole fen; null where the number of claimants behind it is hidden. */
const Fen = z.number().nullable();
const Bounds = z.object({ min: Fen, max: Fen });
const Both = <Of extends z.ZodType>(of: Of) => z.object({ before: of, after: of });

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

/** What changed figures do to a population. Everything but `rows` counts claimants of the affected benefits. */
export const Comparison = z
  .object({
    rows: Count,
    /** Who gets more, less, the same; and who cannot be told because something is unknown or takes a judgement. */
    winners: Count,
    losers: Count,
    unchanged: Count,
    undecided: Count,
    wonFen: Fen,
    lostFen: Fen,
    /** Claimants with at least one of the changed benefits. */
    headcount: Both(Count),
    /** What is settled. */
    costFen: Both(Fen),
    /** What the undecided ones could add. */
    openFen: Both(Bounds),
    /** By the year in which an instalment falls due; a year of null is money without a date. */
    byYear: z.array(z.object({ year: z.int().nullable(), before: Fen, after: Fen })),
    /** By the first fund that the document names; null where it names none. */
    byFund: z.array(z.object({ fund: z.string().nullable(), before: Fen, after: Fen })),
    groups: z.array(z.object({ by: z.string(), label: Text, rows: z.array(ComparedGroup) })),
    /** For the chart of winners and losers: how many gain or lose how much, in ascending order. */
    spread: z.array(z.object({ fromFen: z.number(), toFen: z.number(), count: Count })),
  })
  .meta({ id: "Comparison" });
export type Comparison = z.infer<typeof Comparison>;

const Settles = {
  label: Text,
  /** Undecided claimants whom it alone would settle. */
  alone: Count,
  /** Undecided claimants of whose missing facts it is one. */
  part: Count,
  /** The difference between most and least that hangs on the claimants of `part`. */
  fen: Fen,
};

/** Which missing facts would settle most 信息价值. */
export const Information = z
  .object({
    undecided: Count,
    openFen: Fen,
    /** Facts, the most telling first. */
    facts: z.array(z.object({ fact: z.string(), source: z.string().nullable(), ...Settles })),
    /** Whom to ask: another administration, the employer, the person. */
    sources: z.array(z.object({ source: z.string(), ...Settles })),
    /** One after another: what each settles together with those before it. */
    order: z.array(z.object({ fact: z.string(), label: Text, settles: Count, fen: Fen })),
  })
  .meta({ id: "Information" });
export type Information = z.infer<typeof Information>;
