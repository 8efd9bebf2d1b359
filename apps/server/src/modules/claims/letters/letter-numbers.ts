import { randomInt } from "node:crypto";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

export type LetterKind = "decision" | "correction" | "appeal";
const signs: Readonly<Record<LetterKind, Text>> = {
  decision: { zh: "才决", en: "Decision" },
  correction: { zh: "才补", en: "Correction" },
  appeal: { zh: "才复", en: "Appeal" },
};

/** The next number of a place's letters of a kind, such as 清流才决〔2025〕12号: no zeros in front, no 第. */
export async function nextLetterNumber(
  tx: ScopedTransaction,
  kind: LetterKind,
  { place, placeName, day }: { readonly place: string; readonly placeName: Text; readonly day: string },
): Promise<string> {
  const year = Number(day.slice(0, 4));
  const { rows } = await sql<{ next: number }>`select next_letter_number(${place}, ${kind}, ${year}) as next`.execute(
    tx,
  );
  const short = placeName.zh.replace(/(县|市|区|州|自治州)$/, "");
  return `${short}${signs[kind].zh}〔${year}〕${rows[0]?.next ?? 0}号`;
}

/** No letters that are taken for figures: codes are read out over the phone. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A code by which a paper is found to be genuine: 16 signs that nobody guesses. */
export function verifyCode(): string {
  const signs = Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]);
  return [0, 4, 8, 12].map((at) => signs.slice(at, at + 4).join("")).join("-");
}
