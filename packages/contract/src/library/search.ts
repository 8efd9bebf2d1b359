import { z } from "zod";
import { longestQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, PlaceCode, Text } from "../published/text.ts";
import { ForceStatus } from "./views.ts";

const withoutControls = (text: string) => !/[\u0000-\u001f\u007f]/.test(text);

/** What can be found, in the order in which groups are shown. */
export const foundKinds = ["benefit", "measure", "document", "notice", "job"] as const;
export const FoundKind = z.enum(foundKinds);
export type FoundKind = z.infer<typeof FoundKind>;

export const FindQuery = z.object({
  /** Words of two characters and more, pinyin in full or as initials, a clause (三(五), 第十二条, 12), a document's number. */
  q: z.string().min(1).max(longestQuery).refine(withoutControls),
  /** One kind only, with more of it. */
  kind: FoundKind.exactOptional(),
  place: PlaceCode.exactOptional(),
  on: IsoDate.exactOptional(),
  /** How many of each kind. */
  most: z.coerce.number().int().min(1).max(50).default(5),
});
export type FindQuery = z.infer<typeof FindQuery>;

const Range = z.tuple([z.int(), z.int()]);
export const FoundItem = z
  .object({
    kind: FoundKind,
    id: z.string(),
    title: Text,
    /** A line below the title: the document and clause, the issuer, the employer. */
    under: Text,
    /** Path of its page. */
    path: z.string(),
    /** Force on the day asked about; of a notice or job whether it still stands; null where neither says anything. */
    status: ForceStatus.nullable(),
    /** Where what was typed stands in the title. */
    ranges: z.object({ zh: z.array(Range), en: z.array(Range) }),
  })
  .meta({ id: "FoundItem" });
export type FoundItem = z.infer<typeof FoundItem>;

export const FindAnswer = z
  .object({
    on: IsoDate,
    /** Only kinds with something found. */
    groups: z.array(z.object({ kind: FoundKind, count: z.int(), items: z.array(FoundItem) })),
    /** What is not looked through, and why. */
    without: z.array(z.object({ kind: FoundKind, says: Text })),
  })
  .meta({ id: "FindAnswer" });
export type FindAnswer = z.infer<typeof FindAnswer>;

/** One search over everything that is public. */
export const findRoutes = {
  find: route({
    method: "GET",
    access: { open: "Documents, public notices and posted jobs are public." },
    path: "/api/v1/search/all",
    summary: "Documents, measures, benefits, notices and jobs by words, pinyin or clause, grouped by kind",
    query: FindQuery,
    answer: FindAnswer,
  }),
};
