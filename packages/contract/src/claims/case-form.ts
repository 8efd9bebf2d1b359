import { z } from "zod";
import { Text } from "../published/text.ts";
import { FactId } from "../registry/facts.ts";

// PostgreSQL takes no NUL, and no reader types the others on purpose.
const withoutControls = (text: string) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);

/**
 * One value as people write it down: `"500 yuan"`, `"2024-07-01"`, `"none"`, `"master"`, true, a number.
 * A bare number where money is meant is yuan. What is not known is left out.
 */
export const CaseValue = z.union([z.boolean(), z.number(), z.string().max(2000).refine(withoutControls)]);
export type CaseValue = z.infer<typeof CaseValue>;

/** One thing of a list, by the name of the fact behind the subject: `{ cost: "1800 yuan", date: "2024-03-01" }`. */
export const CaseRow = z.record(z.string().max(60), CaseValue);
export type CaseRow = z.infer<typeof CaseRow>;
export const mostRows = 2000;
/** Several things; `"none"` says that there is none, `complete: false` that there may be more. */
export const CaseList = z.union([
  z.literal("none"),
  z.array(CaseRow).max(mostRows),
  z.object({ known: z.array(CaseRow).max(mostRows), complete: z.literal(false) }),
]);
export type CaseList = z.infer<typeof CaseList>;

/** A fact's id, or the name of a list such as `hires`. */
export const CaseKey = z.union([FactId, z.string().regex(/^[a-z][a-z_]{1,40}$/)]);
export const CaseAnswers = z.record(CaseKey, z.union([CaseValue, CaseList]));
export type CaseAnswers = z.infer<typeof CaseAnswers>;

/** How one fact is asked: everything a page needs, so that it loads no vocabulary. */
export const FormField = z
  .object({
    fact: z.string(),
    label: Text,
    question: Text,
    hint: Text.nullable(),
    why: Text,
    type: z.enum(["boolean", "number", "money", "date", "text", "region", "enum"]),
    /** Values of an enumeration, and the regions that are offered first. */
    options: z.array(z.object({ value: z.string(), label: Text })),
    unit: Text.nullable(),
    mayBeNone: z.boolean(),
    sensitive: z.boolean(),
  })
  .meta({ id: "FormField" });
export type FormField = z.infer<typeof FormField>;
