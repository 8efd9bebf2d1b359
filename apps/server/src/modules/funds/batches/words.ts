import { inCapitals } from "#kernel/capitals.ts";

/** A sum in capital numerals as vouchers write it: 人民币玖万叁仟元整. */
export const inWords = (fen: number): string => `人民币${inCapitals(fen)}`;
