import type { Amount } from "@jucai/engine/model";
import { figureFen } from "./amount-words.ts";

/** Least and most that an amount can come to, in fen; `max` is Infinity where the document prints no limit. */
export type Bounds = { readonly min: number; readonly max: number };

const open: Bounds = { min: 0, max: Infinity };

/** What the printed figures alone say about an amount, whoever asks. */
export function amountBounds(amount: Amount): Bounds {
  switch (amount.kind) {
    case "none":
      return open;
    case "expression": {
      const fen = figureFen(amount.is);
      return fen === undefined ? open : { min: fen, max: fen };
    }
    case "by":
    case "rows":
      return spread(amount.rows.map((row) => amountBounds(row.amount)));
    case "least":
      return each(amount.of, Math.min);
    case "most":
      return each(amount.of, Math.max);
    case "add":
      return each(amount.of, (...values) => values.reduce((sum, value) => sum + value, 0));
    case "percent":
      return scale(amountBounds(amount.of), amount.percent / 100);
    case "uplift": {
      const { min, max } = amountBounds(amount.of);
      return { min, max: scale({ min, max }, 1 + amount.percent / 100).max };
    }
    case "times":
      return { min: amountBounds(amount.of).min, max: Infinity };
    case "ladder": {
      const steps = amount.steps.map(({ fen }) => fen);
      return { min: Math.min(...steps), max: steps.reduce((sum, fen) => sum + fen, 0) };
    }
  }
}

function spread(all: readonly Bounds[]): Bounds {
  return { min: Math.min(...all.map(({ min }) => min)), max: Math.max(...all.map(({ max }) => max)) };
}

function each(parts: readonly Amount[], by: (...values: number[]) => number): Bounds {
  const all = parts.map(amountBounds);
  return { min: by(...all.map(({ min }) => min)), max: by(...all.map(({ max }) => max)) };
}

function scale({ min, max }: Bounds, by: number): Bounds {
  return { min: Math.floor(min * by), max: Math.floor(max * by) };
}
