import type { Kind, Supervision } from "./types.ts";

type Figures = Supervision["total"];

/** The figure of each kind, in fen. */
export const fenOfKind: Readonly<Record<Kind, (of: Figures) => number>> = {
  held: ({ heldFen }) => heldFen,
  in_payment: ({ inPaymentFen }) => inPaymentFen,
  paid: ({ paidFen }) => paidFen,
  late: ({ lateFen }) => lateFen,
  failed: ({ failedFen }) => failedFen,
  short: ({ shortFen }) => shortFen,
};

/** The page with the instalments behind a figure. */
export function linesPath(
  year: number,
  kind: Kind,
  of: { readonly fund?: string; readonly policy?: string } = {},
): string {
  return `/supervision/lines?${new URLSearchParams({ year: String(year), kind, ...of })}`;
}
