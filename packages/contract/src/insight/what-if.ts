import { z } from "zod";
import { route } from "../http/route.ts";
import { IsoDate, PlaceCode, Text } from "../published/text.ts";
import { Uuid } from "../registry/written.ts";
import { Comparison, Information } from "./comparison.ts";
import { BenefitId } from "./population.ts";

/** A figure of a benefit that may be changed. `path` is where it stands in the published version. */
export const EditableNumber = z
  .object({
    path: z.string(),
    kind: z.enum(["money", "number", "date", "months", "percent", "count"]),
    /** Whole fen of money; of a date the day as `YYYY-MM-DD`. */
    value: z.union([z.number(), IsoDate]),
    /** The least that is taken; of a date a day. */
    min: z.union([z.number(), IsoDate]).nullable(),
    unit: Text.nullable(),
    label: Text,
    clause: z.string().nullable(),
  })
  .meta({ id: "EditableNumber" });
export type EditableNumber = z.infer<typeof EditableNumber>;

export const WhatIfBenefit = z
  .object({
    benefit: BenefitId,
    title: Text,
    clause: z.string(),
    policy: z.object({ id: z.string(), short: Text }),
    /** document_version.id */
    version: z.string(),
    claimant: z.enum(["person", "employer", "referrer"]),
    /** Days of force, both included; `to` of null is until repealed. */
    inForce: z.object({ from: IsoDate, to: IsoDate.nullable() }),
    /** The benefits that can move with it, itself among them. */
    affected: z.array(BenefitId),
    numbers: z.array(EditableNumber),
  })
  .meta({ id: "WhatIfBenefit" });
export type WhatIfBenefit = z.infer<typeof WhatIfBenefit>;

export const WhatIfBenefits = z
  .object({ place: PlaceCode, placeName: Text, items: z.array(WhatIfBenefit) })
  .meta({ id: "WhatIfBenefits" });
export type WhatIfBenefits = z.infer<typeof WhatIfBenefits>;

export const WhatIfRequest = z.object({
  population: Uuid,
  benefit: BenefitId,
  changes: z.array(z.object({ path: z.string().min(1).max(300), value: z.union([z.number(), IsoDate]) })).max(200),
});
export type WhatIfRequest = z.infer<typeof WhatIfRequest>;

export const WhatIf = z
  .object({
    population: Uuid,
    benefit: BenefitId,
    on: IsoDate,
    comparison: Comparison,
    /** Of the changed rules. */
    information: Information,
    /** Milliseconds that it took here. */
    tookMs: z.int(),
  })
  .meta({ id: "WhatIf" });
export type WhatIf = z.infer<typeof WhatIf>;

/** What-if 政策测算: change a figure of a benefit and see what it does. Nothing is saved. */
export const whatIfRoutes = {
  whatIfBenefits: route({
    method: "GET",
    access: { may: ["what_if", "list"] },
    path: "/api/v1/what-if/benefits",
    summary: "Benefits as published, with every figure that can be changed",
    query: z.object({ place: PlaceCode.optional() }),
    answer: WhatIfBenefits,
  }),
  /**
   * Faults of the changes are all named at once (`not_valid`, fields such as `changes[0].value`). A newer request on
   * the same population puts an older one out of work (`conflict`). A population that is gone is `not_found`, one that
   * is not ready `wrong_state`.
   */
  whatIf: route({
    method: "POST",
    access: { may: ["what_if", "read"] },
    path: "/api/v1/what-if",
    summary: "What changed figures do: winners, losers, cost by year and fund, groups",
    body: WhatIfRequest,
    answer: WhatIf,
  }),
};
