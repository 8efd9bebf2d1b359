import type { PlaceSetting } from "@jucai/contract";
import type { SetValue } from "./settings.store.ts";

/** Whether a value may be put where it is to go. */
export function fits(value: SetValue, is: PlaceSetting["is"]): boolean {
  switch (is.kind) {
    case "number":
      return typeof value === "number" && Number.isInteger(value) && value >= is.min && value <= is.max;
    case "money":
      return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
    case "choice":
      return is.values.some(({ id }) => id === value);
    case "yes_no":
      return typeof value === "boolean";
    case "text":
      return typeof value === "string" && value.trim() !== "";
  }
}
