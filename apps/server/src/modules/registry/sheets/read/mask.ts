import type { RosterColumn } from "@jucai/engine";
import { maskAddress, maskBankCard, maskIdentity, maskMobile, maskName } from "../../numbers/index.ts";

/** How a cell is shown to whoever has not asked to see it in full. */
export function masked(
  column: Pick<RosterColumn, "type" | "is" | "sensitive" | "about"> | undefined,
  text: string,
): string {
  if (column === undefined) return /\d{7,}/.test(text) ? maskIdentity(text) : text;
  if (text === "") return text;
  if (column.type === "phone") return maskMobile(text);
  if (column.type === "identity") return maskIdentity(text);
  if (column.type === "bank") return maskBankCard(text);
  if (column.is === "address") return maskAddress(text);
  if (!column.sensitive) return text;
  return column.about === "third_party" ? maskName(text) : "****";
}

/** Whether a column's values are shown masked. */
export function isMasked(column: Pick<RosterColumn, "type" | "is" | "sensitive">): boolean {
  return column.sensitive || column.is === "address" || ["phone", "identity", "bank"].includes(column.type);
}
