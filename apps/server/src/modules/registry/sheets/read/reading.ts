import type { Text } from "@jucai/engine";

/** A value as it is kept: months and dates as text, money in fen, choices by id. */
export type CellValue = string | number | boolean | readonly string[];

export type CellReading =
  | { readonly kind: "empty" }
  /** `notice` says how it was read, when that is not what stands there. */
  | {
      readonly kind: "value";
      readonly value: CellValue;
      readonly notice?: { readonly code: string; readonly says: Text };
    }
  | { readonly kind: "wrong"; readonly code: string; readonly says: Text; readonly fix: Text };

export const empty: CellReading = { kind: "empty" };

export function found(value: CellValue): CellReading {
  return { kind: "value", value };
}

/** A value that was not literally there. */
export function readAs(value: CellValue, code: string, zh: string, en: string): CellReading {
  return { kind: "value", value, notice: { code, says: { zh, en } } };
}

export function wrong(code: string, says: Text, fix: Text): CellReading {
  return { kind: "wrong", code, says, fix };
}
