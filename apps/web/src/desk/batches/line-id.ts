import type { ProposedLine } from "./types.ts";

/** A line by the first of its instalments: an award may owe several payees. */
export const lineId = ({ award, instalments }: Pick<ProposedLine, "award" | "instalments">): string =>
  instalments[0]?.id ?? award;
