import { z } from "zod";
import { Text } from "../published/text.ts";

/** Every reason for which the server says no, with its HTTP status: one closed list. */
export const refusals = {
  bad_request: 400,
  not_signed_in: 401,
  /** Sign-in failed, without saying which half was wrong. */
  sign_in_failed: 401,
  /** Right so far: the second step, a one-time code, is asked for. */
  second_step: 401,
  not_allowed: 403,
  /** The session's value against forged requests is missing or wrong. */
  forged: 403,
  not_found: 404,
  method_not_allowed: 405,
  /** Somebody else changed it in the meantime. */
  conflict: 409,
  /** It is there already. */
  already_there: 409,
  /** The state of the thing does not allow it. */
  wrong_state: 409,
  too_large: 413,
  too_long: 414,
  unsupported_type: 415,
  /** A step needs a value that the document leaves open and the place has not set. */
  not_set: 409,
  /** Well-formed, but what it says cannot be. */
  not_valid: 422,
  locked: 423,
  too_many_requests: 429,
  bug: 500,
  not_ready: 503,
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof refusals;
const codes = Object.keys(refusals) as [RefusalCode, ...RefusalCode[]];

/** Every answer that is not a success. */
export const ErrorAnswer = z
  .object({
    code: z.enum(codes),
    /** What is wrong and what to do next. */
    message: Text,
    /** The same in the reader's language (Accept-Language), ready to show. */
    says: z.string(),
    /** Which fields of the request are at fault, and why, in the reader's language. */
    fields: z.array(z.object({ field: z.string(), says: z.string() })).exactOptional(),
    /** Names this request in the server's log. */
    requestId: z.string(),
  })
  .meta({ id: "ErrorAnswer" });
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;
