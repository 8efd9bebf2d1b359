import { z } from "zod";
import { resources, roles, verbs } from "../http/access.ts";

// PostgreSQL takes no NUL, and no name holds the others.
const printable = (text: string) => !/[\u0000-\u001f\u007f]/.test(text);

export const Id = z.uuid();
/** What somebody types to sign in: small letters, figures, dot, dash, underscore; never all figures, so never a mobile number. */
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(?=.*[a-z])[a-z0-9][a-z0-9._-]{2,31}$/);
export const PersonName = z.string().trim().min(1).max(60).refine(printable);
export const Mobile = z
  .string()
  .trim()
  .regex(/^1[3-9]\d{9}$/);
/** As typed: the rules for a new password are said one by one by the server (`not_valid`). */
export const Password = z.string().min(1).max(200);
export const SmsCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/);
/** Six figures of an authenticator application, or a recovery code. */
export const SecondStep = z.string().trim().min(6).max(20);
/** The secret part of a one-time link: what stands behind `#`. */
export const LinkToken = z
  .string()
  .trim()
  .regex(/^[\w-]{20,100}$/);
/** A moment, ISO 8601 with time zone. */
export const Moment = z.iso.datetime({ offset: true });

export const RoleName = z.enum(roles).meta({ id: "Role" });
const ResourceName = z.enum(resources);
const VerbName = z.enum(verbs);
/** For each resource what may be done to it at all; a resource that is missing may not be touched. */
export const Permitted = z.partialRecord(ResourceName, z.array(VerbName)).meta({ id: "Permitted" });

/** For which things somebody may act for another: look, correct what is held, fill in and send claims. */
export const purposes = ["read", "correct", "apply"] as const;
export const Purpose = z.enum(purposes).meta({ id: "Purpose" });
export type Purpose = z.infer<typeof Purpose>;

export const Done = z.object({ done: z.literal(true) }).meta({ id: "Done" });
/** A link that works once. `address` is a path of this site with the secret behind `#`. */
export const OneTimeLink = z.object({ address: z.string(), until: Moment }).meta({ id: "OneTimeLink" });
