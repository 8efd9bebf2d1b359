import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, Text } from "../published/text.ts";
import { IdPath, Paragraphs, Uuid } from "../registry/written.ts";

/** 好差评: 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意. The last two are called back. */
export const ratingScores = [5, 4, 3, 2, 1] as const;
const Score = z.union([z.literal(5), z.literal(4), z.literal(3), z.literal(2), z.literal(1)]);
/** What came of a call-back: put right, explained, nobody reached, or nothing could be done. */
export const callbackOutcomes = ["resolved", "explained", "unreachable", "unresolved"] as const;

export const Rating = z
  .object({
    id: Uuid,
    claim: z.object({ id: Uuid, number: z.string(), title: Text }),
    score: Score,
    words: z.string().nullable(),
    at: z.iso.datetime(),
    /** Only of the two bad ones. */
    callback: z
      .object({
        /** Null: the place has not set within how many working days. */
        dueOn: IsoDate.nullable(),
        /** False: holidays up to then are not all published. */
        dueKnown: z.boolean(),
        state: z.enum(["open", "overdue", "done"]),
        outcome: z.enum(callbackOutcomes).nullable(),
        words: z.string().nullable(),
        by: z.string().nullable(),
        at: z.iso.datetime().nullable(),
      })
      .nullable(),
  })
  .meta({ id: "Rating" });
export type Rating = z.infer<typeof Rating>;
export const OwnRating = z
  .object({
    rating: Rating.nullable(),
    /** The claim is closed and nobody rated it yet. */
    mayRate: z.boolean(),
  })
  .meta({ id: "OwnRating" });
export type OwnRating = z.infer<typeof OwnRating>;
export const RatingList = z.object(PageOf(Rating)).meta({ id: "RatingList" });
export const RatingSummary = z
  .object({
    total: z.int(),
    scores: z.array(z.object({ score: Score, count: z.int() })),
    callbacks: z.object({ open: z.int(), overdue: z.int(), done: z.int() }),
  })
  .meta({ id: "RatingSummary" });

export const RatingRequest = z.object({ score: Score, words: Paragraphs.exactOptional() });
export const RatingsQuery = z.object({
  /** Only bad ones whose call-back is still to be made, or has been. */
  callback: z.enum(["open", "done"]).exactOptional(),
  ...PageQuery,
});
export type RatingsQuery = z.infer<typeof RatingsQuery>;
export const CallbackRequest = z.object({ outcome: z.enum(callbackOutcomes), words: Paragraphs });

const base = "/api/v1/ratings";

export const ratingRoutes = {
  ownRating: route({
    method: "GET",
    access: { may: ["rating", "read"] },
    path: "/api/v1/claims/:id/rating",
    summary: "How a claim was rated, and whether it may be",
    params: IdPath,
    answer: OwnRating,
  }),
  rateClaim: route({
    method: "POST",
    access: { may: ["rating", "create"] },
    path: "/api/v1/claims/:id/rating",
    summary: "Rate a closed claim, once",
    params: IdPath,
    body: RatingRequest,
    once: true,
    answer: OwnRating,
  }),
  ratings: route({
    method: "GET",
    access: { may: ["rating", "list"] },
    path: base,
    summary: "Ratings; call-backs that are due first",
    query: RatingsQuery,
    answer: RatingList,
  }),
  ratingSummary: route({
    method: "GET",
    access: { may: ["rating", "count"] },
    path: `${base}/summary`,
    summary: "How many of each level, and how call-backs stand",
    answer: RatingSummary,
  }),
  callBack: route({
    method: "POST",
    access: { may: ["rating", "update"] },
    path: `${base}/:id/callback`,
    summary: "Write down what came of calling back",
    params: IdPath,
    body: CallbackRequest,
    answer: Rating,
  }),
};
