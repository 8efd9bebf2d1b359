import { fenTyped, typedFen } from "../../review/amount-typed.ts";
import type { Amount, Deadline, Measure, Mention, Span, Target } from "../types.ts";

/** Rows of the form for one measure, as typed. What the form does not show, such as places, stays as it was. */
export type AmountTyped = {
  readonly text: string;
  readonly yuan: string;
  readonly percent: string;
  readonly bound: "" | "ceiling" | "floor";
  readonly per: Amount["per"];
  readonly was?: Amount;
  readonly at: Span | null;
};
export type DeadlineTyped = {
  readonly text: string;
  readonly every: "" | NonNullable<Deadline["every"]>;
  readonly by: string;
  readonly window: string;
  readonly was?: Deadline;
  readonly at: Span | null;
};
export type TargetTyped = {
  readonly text: string;
  readonly what: string;
  readonly op: Target["op"];
  readonly value: string;
  readonly unit: string;
  readonly every: "" | NonNullable<Target["every"]>;
  readonly was?: Target;
  readonly at: Span | null;
};
export type MeasureTyped = {
  readonly number: string;
  readonly kind: Measure["kind"];
  readonly title: string;
  readonly clause: string;
  readonly text: string;
  readonly units: readonly Mention[];
  readonly amounts: readonly AmountTyped[];
  readonly deadlines: readonly DeadlineTyped[];
  readonly targets: readonly TargetTyped[];
};

export function typedOf({ number, kind, title, clause, text, ...lists }: Measure): MeasureTyped {
  return {
    number,
    kind,
    title,
    clause,
    text,
    units: lists.units,
    amounts: lists.amounts.map((was) => ({
      text: was.text,
      yuan: was.fen === null ? "" : typedFen(was.fen),
      percent: was.percent === undefined ? "" : String(was.percent),
      bound: was.bound ?? "",
      per: was.per,
      was,
      at: was.at,
    })),
    deadlines: lists.deadlines.map((was) => ({
      text: was.text,
      every: was.every ?? "",
      by: was.by ?? "",
      window: was.window ?? "",
      was,
      at: was.at,
    })),
    targets: lists.targets.map((was) => ({
      text: was.text,
      what: was.what ?? "",
      op: was.op,
      value: String(was.value),
      unit: was.unit,
      every: was.every ?? "",
      was,
      at: was.at,
    })),
  };
}

/** What the change of a measure says; rows that were checked while they were typed. */
export function measureOf({ amounts, deadlines, targets, units, ...plain }: MeasureTyped) {
  return {
    ...plain,
    units: units.map(({ unit, role, at = null }) => ({ unit, role, at })),
    amounts: amounts.map(amountOf),
    deadlines: deadlines.map(deadlineOf),
    targets: targets.map(targetOf),
  };
}

function amountOf({ text = "", yuan = "", percent = "", bound = "", per = [], was, at = null }: AmountTyped): Amount {
  const { fromFen, total } = was ?? {};
  const fen = fenTyped(yuan) ?? null;
  return {
    text: text || (percent === "" ? `${yuan}元` : `${percent}%`),
    at,
    fen,
    ...(percent !== "" && { percent: Number(percent) }),
    // The lower end of a range is still that while the upper one is what it was.
    ...(fromFen !== undefined && fen === was?.fen && { fromFen }),
    ...(bound !== "" && { bound }),
    per,
    ...(total && { total }),
  };
}

function deadlineOf({ text = "", every = "", by = "", window = "", was, at = null }: DeadlineTyped): Deadline {
  const { years, within } = was ?? {};
  return {
    text: text || window || by,
    at,
    ...(every !== "" && { every }),
    ...(years !== undefined && { years }),
    ...(by !== "" && { by }),
    ...(window !== "" && { window }),
    ...(within && { within }),
  };
}

function targetOf({
  text = "",
  what = "",
  op = ">=",
  value,
  unit = "",
  every = "",
  was,
  at = null,
}: TargetTyped): Target {
  const { years } = was ?? {};
  return {
    text: text || `${what}${value}${unit}`,
    at,
    value: Number(value),
    op,
    unit,
    ...(what !== "" && { what }),
    ...(every !== "" && { every }),
    ...(years !== undefined && { years }),
  };
}
