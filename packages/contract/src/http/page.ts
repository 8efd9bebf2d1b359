import { z } from "zod";

/** Longest text that a search or filter takes, in characters. */
export const longestQuery = 200;
export const pageSizes = { standard: 20, most: 100 };

/** One page of a longer list. Pages count from 1. */
export const PageQuery = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(pageSizes.most).default(pageSizes.standard),
};

export const PageOf = <Item extends z.ZodType>(item: Item) => ({
  items: z.array(item),
  page: z.int(),
  pageSize: z.int(),
  /** Items on all pages together. */
  total: z.int(),
});
