import { printDay } from "@jucai/engine/model";
import { Alert, Button } from "antd";
import { formatIsoDay, todayInChina } from "../../lib/format.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import type { WhatIfBenefit } from "./types.ts";
import { whatIfMessages } from "./what-if.messages.ts";

type Term = WhatIfBenefit["inForce"];

/** The last day of what has ended, the first of what has not begun; undefined where `day`, or today, is within. */
export function nearestDay({ from, to }: Term, day: string): string | undefined {
  const asked = day || printDay(todayInChina());
  if (asked < from) return from;
  return to !== null && asked > to ? to : undefined;
}

type Props = { readonly term: Term; readonly on: string; readonly onDay: (day: string) => void };

/** On a day without force nobody meets a benefit: says so, and leads to the nearest day with it. */
export function OutOfForce({ term, on, onDay }: Props) {
  const m = useMessages(whatIfMessages);
  const { language } = useLanguage();
  const nearest = nearestDay(term, on);
  if (nearest === undefined) return null;
  const from = formatIsoDay(term.from, language);
  const to = term.to === null ? m.noEnd : formatIsoDay(term.to, language);
  return (
    <Alert
      type="warning"
      role="status"
      showIcon
      className="dk-notice"
      title={m.outOfForce(from, to)}
      action={<Button onClick={() => onDay(nearest)}>{m.useDay(formatIsoDay(nearest, language))}</Button>}
    />
  );
}
