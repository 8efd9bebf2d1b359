import { sumOf } from "../funds/kit/money.ts";
import type { Kind, Supervision } from "./types.ts";

type Figures = Supervision["total"];

/** The figure of each kind, in fen. */
export const fenOfKind: Readonly<Record<Kind, (of: Figures) => number>> = {
  held: ({ heldFen }) => heldFen,
  in_payment: ({ inPaymentFen }) => inPaymentFen,
  paid: ({ paidFen }) => paidFen,
  paid_before: ({ paidBeforeFen }) => paidBeforeFen,
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

type Filter = { readonly fund: string; readonly policy: string; readonly benefit: string };

/** The figure of the page before that the lines of a filter add up to; of a single benefit there is none. */
export function figureBehind(
  { byFund, byPolicy }: Supervision,
  kind: Kind,
  { fund, policy, benefit }: Filter,
): number | undefined {
  if (benefit !== "") return undefined;
  const of =
    fund !== ""
      ? byFund.filter(({ key }) => key === fund)
      : byPolicy.filter(({ key }) => policy === "" || key === policy);
  return sumOf(of, fenOfKind[kind]);
}
