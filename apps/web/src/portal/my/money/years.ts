import type { MyAward } from "@jucai/contract";

type Instalment = MyAward["instalments"][number];
export type YearOfMoney = { readonly year: string; readonly paidFen: number; readonly openFen: number };

const isPaid = ({ state }: Pick<Instalment, "state">) => state === "paid" || state === "paid_before";
const isOpen = ({ state }: Pick<Instalment, "state">) => !isPaid({ state }) && state !== "cancelled";

/** What came and what is still to come, by the year in which it is due; sums in whole fen. */
export function yearsOf(instalments: readonly Pick<Instalment, "dueOn" | "fen" | "state">[]): readonly YearOfMoney[] {
  const years = new Map<string, { paidFen: number; openFen: number }>();
  for (const one of instalments) {
    const year = one.dueOn.slice(0, 4);
    const sums = years.get(year) ?? { paidFen: 0, openFen: 0 };
    if (isPaid(one)) sums.paidFen += one.fen;
    if (isOpen(one)) sums.openFen += one.fen;
    years.set(year, sums);
  }
  return [...years].sort(([a], [b]) => (a < b ? -1 : 1)).map(([year, sums]) => ({ year, ...sums }));
}

/** The payment that comes next: the earliest that is due and neither paid nor stopped. */
export function nextInstalment(awards: readonly Pick<MyAward, "instalments">[]): Instalment | undefined {
  return awards
    .flatMap(({ instalments }) => instalments)
    .filter((one) => isOpen(one) && one.state !== "suspended")
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
}
