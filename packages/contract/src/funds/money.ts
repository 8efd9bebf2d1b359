import { z } from "zod";
import { IsoDate, PlaceCode, Text } from "../published/text.ts";
import { Uuid } from "../registry/written.ts";

/** A sum in whole fen; a reversing figure may be negative. */
export const Fen = z.int().min(-1e15).max(1e15);
/** A sum that is moved: at least one fen, at most ten thousand million yuan. */
export const MovedFen = z.int().min(1).max(1e12);
export const FundYearNumber = z.coerce.number().int().min(2000).max(2100);
/** A measure's id: `qingliu-2023-1/05`. */
export const MeasureId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}\/[a-z0-9][a-z0-9-]{0,63}$/);
export const FundKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

export const MoneyUnit = z.object({ id: Uuid, name: Text }).meta({ id: "MoneyUnit" });
export const FundRef = z.object({ id: Uuid, key: FundKey, name: Text }).meta({ id: "FundRef" });
export type FundRef = z.infer<typeof FundRef>;
/** The benefit that money is paid for; `clause` of its document. */
export const BenefitRef = z.object({ id: z.string(), title: Text, clause: z.string() }).meta({ id: "BenefitRef" });
export type BenefitRef = z.infer<typeof BenefitRef>;
export const PartyRef = z
  .object({ kind: z.enum(["person", "employer"]), id: Uuid, name: z.string() })
  .meta({ id: "PartyRef" });
export type PartyRef = z.infer<typeof PartyRef>;

/**
 * Where an instalment 期次 stands. `planned`: granted, without money set aside; `held`: money is set aside;
 * `batched`: in a batch that is not released; `sent`: with the bank; `paid_before`: paid before the take-over.
 */
export const instalmentStates = [
  "planned",
  "held",
  "batched",
  "sent",
  "paid",
  "bounced",
  "suspended",
  "cancelled",
  "paid_before",
] as const;
export const InstalmentState = z.enum(instalmentStates);
export type InstalmentState = z.infer<typeof InstalmentState>;
export const awardStates = ["active", "suspended", "stopped", "done"] as const;
export const AwardState = z.enum(awardStates);
export type AwardState = z.infer<typeof AwardState>;
export const paymentStates = ["prepared", "sent", "paid", "bounced", "cancelled"] as const;
export const PaymentState = z.enum(paymentStates);
export type PaymentState = z.infer<typeof PaymentState>;
export const batchStates = ["prepared", "checked", "released", "returned", "closed", "cancelled"] as const;
export const BatchState = z.enum(batchStates);
export type BatchState = z.infer<typeof BatchState>;

/** Why money is not set aside or not paid yet: a closed list, with words for the reader. */
export const heldBackCodes = [
  /** No fund of the order has a budget for the year. */
  "no_budget",
  /** The funds of the order have less than is needed together. */
  "dry",
  "programme_cap",
  "claimant_cap",
  /** The document or place names no fund. */
  "no_fund",
  "stop_false",
  "stop_unknown",
  "no_account",
  "account_unverified",
  "account_unchanged",
  "payee_unknown",
  "suspended",
  "left_out",
  "over_ceiling",
] as const;
export const HeldBack = z
  .object({
    code: z.enum(heldBackCodes),
    says: Text,
    /** Facts that are not known and would settle it. */
    missing: z.array(z.string()),
    /** Id of the stop check, when it is one. */
    check: z.string().nullable(),
    clause: z.string().nullable(),
    /** What is short, in fen. */
    shortFen: Fen.nullable(),
  })
  .meta({ id: "HeldBack" });
export type HeldBack = z.infer<typeof HeldBack>;

/** How much of a line comes from which fund and year. */
export const FundShare = z
  .object({ fund: FundRef, year: z.int(), fen: Fen, state: z.enum(["held", "in_payment", "spent", "released"]) })
  .meta({ id: "FundShare" });
export type FundShare = z.infer<typeof FundShare>;

export const PlaceQuery = { place: PlaceCode.exactOptional() };
export const By = z.object({ name: z.string(), at: z.iso.datetime() }).meta({ id: "DoneBy" });
export type By = z.infer<typeof By>;
export { IsoDate, PlaceCode, Text, Uuid };
