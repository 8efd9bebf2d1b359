import type { Amount, Expression, Otherwise, Schedule } from "@jucai/engine/model";
import { formatFen } from "../../lib/format.ts";
import { amountBounds } from "./amount-bounds.ts";
import { amountWords } from "./amount-words.ts";
import { amountMessages } from "./amount.messages.ts";
import { expressionWords, type Names, valueLabel } from "./names.ts";

type Props = { readonly amount: Amount; readonly names: Names; readonly schedule: Schedule };

/** An amount as the document builds it: a phrase where one will do, tables and steps where not. */
export function AmountTable({ amount, names, schedule }: Props) {
  const m = amountMessages[names.language];
  const words = amountWords(names, amount);
  const inner = (part: Amount) => <AmountTable amount={part} names={names} schedule={schedule} />;
  if (words !== undefined) return <p className="jc-money">{withTotal(amount, words, names, schedule)}</p>;
  switch (amount.kind) {
    case "by":
      return (
        <Rows
          {...{ names, schedule }}
          head={expressionWords(names, amount.by)}
          rows={amount.rows.map((row) => ({ label: valueLabel(names, amount.by, row.value), amount: row.amount }))}
          otherwise={amount.else}
        />
      );
    case "rows":
      return (
        <Rows
          {...{ names, schedule }}
          head={m.condition}
          rows={amount.rows.map((row) => ({
            label: isTrue(row.if) ? m.rest : expressionWords(names, row.if),
            amount: row.amount,
          }))}
          otherwise={amount.rows.some((row) => isTrue(row.if)) ? undefined : amount.else}
        />
      );
    case "ladder":
      return <Ladder {...{ amount, names, schedule }} />;
    case "least":
    case "most":
    case "add":
      return (
        <div className="jc-stack--tight">
          <p>{m[amount.kind]}</p>
          <ol>
            {amount.of.map((part, at) => (
              <li key={at}>{inner(part)}</li>
            ))}
          </ol>
        </div>
      );
    case "percent":
      return (
        <div className="jc-stack--tight">
          <p>{m.percentOfBelow(amount.percent)}</p>
          {inner(amount.of)}
        </div>
      );
    case "times":
      return (
        <div className="jc-stack--tight">
          <p>{m.timesBelow(expressionWords(names, amount.count))}</p>
          {inner(amount.of)}
        </div>
      );
    case "uplift":
      return (
        <div className="jc-stack--tight">
          {inner(amount.of)}
          <p>{m.uplift(expressionWords(names, amount.if), amount.percent)}</p>
        </div>
      );
    default:
      return null;
  }
}

/** The last row of a table may stand for everyone else. */
function isTrue(test: Expression): boolean {
  return test.op === "const" && test.value === true;
}

type Row = { readonly label: string; readonly amount: Amount };
type RowsProps = Omit<Props, "amount"> & { readonly head: string; readonly rows: readonly Row[] };

function Rows({ names, schedule, head, rows, otherwise }: RowsProps & { readonly otherwise: Otherwise | undefined }) {
  const m = amountMessages[names.language];
  return (
    <div className="jc-stack--tight">
      <RowsTable {...{ names, schedule, head, rows }} />
      {otherwise && (
        <p className="jc-hint">{otherwise === "ineligible" ? m.otherwiseIneligible : m.otherwiseJudgement}</p>
      )}
    </div>
  );
}

function RowsTable({ names, schedule, head, rows }: RowsProps) {
  const m = amountMessages[names.language];
  const months = schedule.kind === "monthly" ? schedule.months : undefined;
  const totals = rows.map(({ amount }) => totalFen(amount, schedule));
  const showTotals = months !== undefined && totals.every((total) => total !== undefined);
  return (
    <div className="jc-table-scroll">
      <table className="jc-table">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className="jc-number">
              {months === undefined ? m.amount : m.monthly}
            </th>
            {showTotals && (
              <th scope="col" className="jc-number">
                {m.months(months)}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, amount }, at) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className={amountWords(names, amount) === undefined ? undefined : "jc-number"}>
                <Cell {...{ amount, names, schedule }} />
              </td>
              {showTotals && <td className="jc-number jc-money">{formatFen(totals[at] ?? 0, names.language)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ amount, names, schedule }: Props) {
  return amountWords(names, amount) ?? <AmountTable {...{ amount, names, schedule }} />;
}

function Ladder({ amount, names, schedule }: Props & { readonly amount: Extract<Amount, { kind: "ladder" }> }) {
  const m = amountMessages[names.language];
  const grade = (id: string) => valueLabel(names, amount.to, id);
  const top = amount.steps[amount.steps.length - 1];
  return (
    <div className="jc-stack--tight">
      <RowsTable
        {...{ names, schedule }}
        head={expressionWords(names, amount.to)}
        rows={amount.steps.map(({ grade: id, fen }) => ({
          label: grade(id),
          amount: { kind: "expression", is: { op: "const", value: fen } },
        }))}
      />
      <p className="jc-hint">
        {m.ladder} {amount.above === "judgement" && top && m.ladderTop(grade(top.grade))}
      </p>
    </div>
  );
}

/** The whole sum of a monthly amount, where its figure is printed. */
function totalFen(amount: Amount, schedule: Schedule): number | undefined {
  const { min, max } = amountBounds(amount);
  return schedule.kind === "monthly" && min === max ? min * schedule.months : undefined;
}

function withTotal(amount: Amount, words: string, names: Names, schedule: Schedule): string {
  const m = amountMessages[names.language];
  const total = totalFen(amount, schedule);
  if (total === undefined || schedule.kind !== "monthly") return words;
  return `${m.perMonth(words, schedule.months)} = ${formatFen(total, names.language)}`;
}
