import { z } from "zod";
import { longestQuery, PageQuery } from "../http/page.ts";
import { ClaimantKind } from "../published/benefit.ts";
import { IsoDate, PlaceCode } from "../published/text.ts";
import { ForceStatus, MeasureKind } from "./views.ts";

/** Date that force is judged on; without one, today in the policy's own time zone. */
const On = { on: IsoDate.exactOptional() };
// PostgreSQL takes no NUL, and no reader types the others on purpose.
const withoutControls = (text: string) => !/[\u0000-\u001f\u007f]/.test(text);
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

export const OnQuery = z.object(On);
export const PoliciesQuery = z.object({ place: PlaceCode.exactOptional(), ...On, ...PageQuery });

export const SearchQuery = z.object({
  /** Words, pinyin, an amount, a clause or a measure's id; empty lists everything. */
  q: z.string().max(longestQuery).refine(withoutControls).default(""),
  who: ClaimantKind.exactOptional(),
  kind: MeasureKind.exactOptional(),
  /** A place and everything inside it. */
  place: PlaceCode.exactOptional(),
  policy: id.exactOptional(),
  status: ForceStatus.exactOptional(),
  ...On,
  ...PageQuery,
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const PolicyPath = z.object({ id });
export const MeasurePath = z.object({ pack: id, measure: id });
