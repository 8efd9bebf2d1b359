import { printDay } from "@jucai/engine/run";
import { useState } from "react";
import { noDate, partsOfIso, type DateParts } from "../../ui/index.ts";
import { readDate, type DateFault } from "../show/day.ts";

/** Today, or another day that is being typed. */
export type ChosenDay = {
  readonly other: boolean;
  readonly parts: DateParts;
  /** The day as `YYYY-MM-DD`; today while the typed one is wrong. */
  readonly on: string;
  readonly fault: DateFault | undefined;
  readonly setOther: (other: boolean) => void;
  readonly setParts: (parts: DateParts) => void;
};

export function useChosenDay(before: string, today: string): ChosenDay {
  const [other, setOther] = useState(before !== today);
  const [parts, setParts] = useState(before === today ? noDate : partsOfIso(before));
  const read = other ? readDate(parts) : undefined;
  return {
    other,
    parts,
    on: typeof read === "number" ? printDay(read) : today,
    fault: typeof read === "string" ? read : undefined,
    setOther,
    setParts,
  };
}
