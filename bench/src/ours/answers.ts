/** What the engine says of the twelve benefits, in the words of the function by hand. */
import type { Screened } from "@jucai/engine/screen";
import type { Outputs } from "../hand/outputs.ts";

const fenOfYuan = 100;
const months = 60;
/** Benefits that pay no money, by their index: what being eligible for them counts. */
const inKind: Readonly<Record<number, number>> = { 3: months, 4: 1 };

/** Yuan, months or yes; nothing where the benefit is not given. */
export function figureOf(index: number, eligible: boolean, totalFen: number | null): number {
  if (!eligible) return 0;
  return inKind[index] ?? (totalFen ?? NaN) / fenOfYuan;
}

/** A screening of whole facts as the kernels by hand write it. */
export function outputsOf({ rows, benefits, bundle }: Screened): Outputs {
  const amounts = benefits.map(({ outcome, outcomes, totalFen }, index) =>
    Int32Array.from({ length: rows }, (_, row) =>
      figureOf(index, outcomes[outcome[row]!]!.status === "eligible", totalFen[row]!),
    ),
  );
  return { amounts, total: Int32Array.from(bundle!.totalFen, (fen) => fen / fenOfYuan) };
}
