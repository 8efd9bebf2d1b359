import { z } from "zod";
import { route } from "../http/route.ts";
import { IsoDate, PlaceCode, Text } from "../published/text.ts";
import { IdPath, Line, Uuid } from "../registry/written.ts";

export const BenefitId = z.string().min(3).max(200);

/** Most generated people in one population; a registry is read whole. */
export const mostPeople = 1_000_000;

export const populationKinds = ["generated", "registry"] as const;
export const populationStates = ["reading", "screening", "ready", "failed"] as const;

/**
 * Claimants whose facts lie in memory for one benefit and whatever it bears on. Nothing of it is stored: it ends with
 * `until` or with the server, and is then not found and made again.
 */
export const Population = z
  .object({
    id: Uuid,
    kind: z.enum(populationKinds),
    benefit: BenefitId,
    /** The benefit and every other whose outcome or choice in a bundle can move with it. */
    benefits: z.array(BenefitId),
    claimant: z.enum(["person", "employer"]),
    place: PlaceCode,
    on: IsoDate,
    /** `reading` collects or makes the rows, `screening` decides them by the rules as published. */
    state: z.enum(populationStates),
    /** Rows done in this state. */
    done: z.int(),
    /** Rows that there are; null while nobody knows. */
    of: z.int().nullable(),
    /** Of generated people: the seed, and which share of their facts is not known. */
    seed: z.int().nullable(),
    unknownShare: z.number().nullable(),
    /** Counts from 1 to 4 and the money that goes with them are hidden: the reader may not see persons. */
    hidesFew: z.boolean(),
    /** Why it failed. */
    message: Text.nullable(),
    until: z.iso.datetime(),
  })
  .meta({ id: "Population" });
export type Population = z.infer<typeof Population>;

export const GenerateRequest = z.object({
  benefit: BenefitId,
  place: PlaceCode.exactOptional(),
  /** Defaults to today. */
  on: IsoDate.exactOptional(),
  people: z.int().min(1).max(mostPeople),
  /** The same seed makes the same people. */
  seed: z.int().min(0).max(0xffff_ffff).default(1),
  /** From 0, all is known, to 0.9. */
  unknownShare: z.number().min(0).max(0.9).default(0.2),
});
export type GenerateRequest = z.infer<typeof GenerateRequest>;

export const ReadRegistryRequest = z.object({
  benefit: BenefitId,
  place: PlaceCode.exactOptional(),
  on: IsoDate.exactOptional(),
  /** Why the whole registry is read; it stands in the audit entry. */
  why: Line,
});
export type ReadRegistryRequest = z.infer<typeof ReadRegistryRequest>;

const base = "/api/v1/what-if/populations";

/** Populations 人群 to try changed figures on. Each belongs to the account that made it, and to nobody else. */
export const populationRoutes = {
  generatePopulation: route({
    method: "POST",
    access: { may: ["what_if", "create"] },
    path: `${base}/generated`,
    summary: "Make people up for one benefit; needs nothing of the registry",
    body: GenerateRequest,
    answer: Population,
  }),
  readRegistry: route({
    method: "POST",
    access: { may: ["what_if", "count"] },
    path: `${base}/registry`,
    summary: "Read everybody of the registry within reach for one benefit; audited",
    body: ReadRegistryRequest,
    answer: Population,
  }),
  population: route({
    method: "GET",
    access: { may: ["what_if", "read"] },
    path: `${base}/:id`,
    summary: "How far a population is",
    params: IdPath,
    answer: Population,
  }),
  endPopulation: route({
    method: "DELETE",
    access: { may: ["what_if", "create"] },
    path: `${base}/:id`,
    summary: "Cancel its making, or give its memory back",
    params: IdPath,
  }),
};
