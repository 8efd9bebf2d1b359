import type { IdKind } from "@jucai/contract";
import type { ToldFact } from "../facts/told.ts";

/** One row, numbers in their normal form (numbers/), values as the contract writes them (money in fen). */
export type TakenIn = {
  /** Its number in the sheet; comes back with the outcome. */
  readonly row: number;
  /** The person when he is known already, as on a second import of the same roster. */
  readonly person?: string;
  readonly name: string;
  readonly gender?: "male" | "female";
  readonly birthMonth?: string;
  readonly idKind?: IdKind;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly bankAccount?: string;
  readonly bankName?: string;
  readonly bankHolder?: string;
  /** Only says who is meant: the own fields that are held stay as they are. */
  readonly keepOwn?: boolean;
  readonly facts: readonly ToldFact[];
};

export type Taken = {
  readonly row: number;
  readonly person: string;
  readonly outcome: "created" | "updated" | "unchanged";
  /** Own fields in which the row differs from what is held and what is held was kept: a name. */
  readonly kept: readonly "name"[];
};
