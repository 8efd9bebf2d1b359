import { z } from "zod";

/** Words for readers, always in both languages. */
export const Text = z.object({ zh: z.string(), en: z.string() }).readonly().meta({ id: "Text" });

/** A calendar date, `YYYY-MM-DD`, that exists. */
export const IsoDate = z.iso.date();

/** GB/T 2260 code of a province, city or county. */
export const PlaceCode = z.string().regex(/^\d{6}$/);
