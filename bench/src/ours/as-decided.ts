/** A screening compared with the decisions that it stands for. */
import { combine, decide, type Day, type Rules } from "@jucai/engine/run";
import { factsAt, type Screened, type Table } from "@jucai/engine/screen";
import { Differs } from "../harness/case.ts";

/** Statuses, sums and bundles of the first rows of a table are those of `decide` and `combine`. */
export function compareWithDecide(
  rules: Rules,
  { table, on }: { readonly table: Table; readonly on: Day },
  { benefits, bundle, rows }: Screened,
): void {
  for (let row = 0; row < rows; row++) {
    const facts = factsAt(table, row);
    const decisions = decide(rules, facts, { on });
    for (const [index, { benefit, status, amount }] of decisions.entries()) {
      const { outcome, outcomes, totalFen } = benefits[index]!;
      const [found, fen] = [outcomes[outcome[row]!]!.status, totalFen[row]!];
      if (found !== status || !Object.is(fen, amount.totalFen ?? NaN)) {
        throw new Differs(`${benefit} of row ${row} is ${found} and ${fen}, decided ${status} and ${amount.totalFen}`);
      }
    }
    const { totalFen } = combine(rules, decisions, facts, { on });
    const found = bundle!.totalFen[row];
    if (found !== totalFen) throw new Differs(`the bundle of row ${row} is ${found}, combined ${totalFen}`);
  }
}
