/** In which year a limit counts a claim or each of its lines. */
import { compile } from "../evaluate/compile.ts";
import type { Benefit } from "../model/benefit.ts";
import { calendarOf } from "../model/date.ts";
import type { Facts } from "../model/facts.ts";
import type { DecideOptions } from "./decide.ts";
import { environmentOf } from "./facts-view.ts";

/**
 * By line, or one entry for a claim without lines; undefined where no limit of the benefit knows a year or the date is not known.
 * Limits count calendar years.
 */
export function capYears(
  benefit: Benefit,
  facts: Facts,
  { on, settings }: Pick<DecideOptions, "on" | "settings">,
): (number | undefined)[] {
  const { each } = benefit;
  const lines = each === undefined ? [undefined] : (facts.lists.get(each.list)?.items ?? []).map((_, index) => index);
  const yearOf = benefit.caps.find((cap) => cap.yearOf)?.yearOf;
  if (yearOf === undefined) return lines.map(() => undefined);
  const run = compile(yearOf);
  const reading = (id: string) => benefit.settings.find((it) => it.id === id)!.reading;
  return lines.map((index) => {
    const day = run(
      environmentOf(
        {
          facts,
          on,
          setting: (id) => settings?.get(`${benefit.id}#${id}`) ?? reading(id),
          ...(each && index !== undefined ? { item: { subject: each.subject, list: each.list, index } } : {}),
        },
        new Map(),
      ),
    );
    return typeof day === "number" ? calendarOf(day).year : undefined;
  });
}
