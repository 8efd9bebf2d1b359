import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, PlaceCode, Text } from "../published/text.ts";
import { Line, Uuid } from "../registry/written.ts";
import { Information } from "./comparison.ts";
import { BenefitId } from "./population.ts";

/** Somebody of the registry who meets a benefit's conditions by what is held, and has no claim for it. */
export const FoundClaimant = z
  .object({
    id: Uuid,
    /** Masked; the person's own page shows more to whoever may see it. */
    name: z.string(),
    units: z.array(z.object({ id: Uuid, name: z.string() })),
    /** Whole fen; null where no figure follows. */
    fen: z.number().nullable(),
    /** Whether every fact that counted is confirmed by an office or another administration. */
    verified: z.boolean(),
  })
  .meta({ id: "FoundClaimant" });
export type FoundClaimant = z.infer<typeof FoundClaimant>;

export const Found = z
  .object({
    ...PageOf(FoundClaimant),
    benefit: BenefitId,
    title: Text,
    claimant: z.enum(["person", "employer"]),
    on: IsoDate,
    /** Everybody within reach who was looked at. */
    screened: z.int(),
    /** Who meets the conditions and has a claim already. */
    claimed: z.int(),
    /** Who meets them too and gets more by another benefit, or holds one that excludes it. */
    elsewhere: z.int(),
    /** Of whom something is missing, or who takes a judgement. */
    undecided: z.int(),
    /** Of `total`: how many by verified facts alone, and what it sums up to. */
    verified: z.int(),
    fen: z.number(),
    /** When the registry was read for this list, ISO 8601 in UTC. */
    readAt: z.iso.datetime(),
  })
  .meta({ id: "Found" });
export type Found = z.infer<typeof Found>;

export const FoundQuery = z.object({
  benefit: BenefitId,
  place: PlaceCode.exactOptional(),
  on: IsoDate.exactOptional(),
  /** Whether only those found by verified facts alone. */
  verified: z.enum(["true", "false"]).exactOptional(),
  ...PageQuery,
});
export type FoundQuery = z.infer<typeof FoundQuery>;

export const InformationAnswer = z
  .object({
    place: PlaceCode,
    on: IsoDate,
    benefits: z.array(BenefitId),
    screened: z.int().nullable(),
    hidesFew: z.boolean(),
    information: Information,
  })
  .meta({ id: "InformationAnswer" });
export type InformationAnswer = z.infer<typeof InformationAnswer>;

/** Benefits that find the person 免申即享, and what is worth finding out. */
export const foundRoutes = {
  found: route({
    method: "GET",
    access: { may: ["found", "list"] },
    path: "/api/v1/found",
    summary: "Who of the registry meets a benefit's conditions and has not claimed it; audited",
    query: FoundQuery,
    answer: Found,
  }),
  information: route({
    method: "GET",
    access: { may: ["what_if", "count"] },
    path: "/api/v1/insight/information",
    summary:
      "Which missing fact or source would settle most people of the registry, for one benefit or several; audited",
    query: z.object({
      /** Ids of benefits for persons, separated by commas. */
      benefits: Line,
      place: PlaceCode.exactOptional(),
      on: IsoDate.exactOptional(),
    }),
    answer: InformationAnswer,
  }),
};
