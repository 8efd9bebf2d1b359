import type { Benefit } from "@jucai/engine/model";
import { useMessages } from "../../lib/language.tsx";
import type { Names } from "../wording/names.ts";
import { measureMessages } from "./measure.messages.ts";
import { NotPrinted, Part } from "./part.tsx";
import { Settings, type SettingView } from "./settings.tsx";

type Props = { readonly benefit: Benefit; readonly settings: readonly SettingView[]; readonly names: Names };

/** When it is paid, and what the document leaves open about it: shown as a reading, never as print. */
export function WhenPaid({ benefit, settings, names }: Props) {
  const m = useMessages(measureMessages);
  const { schedule } = benefit.pays;
  const open = settings.filter(({ setting }) => setting.neededFor === "payment");
  if (schedule.kind === "none" && open.length === 0) return null;
  return (
    <Part title={m.when}>
      {schedule.kind === "none" && <NotPrinted />}
      {schedule.kind === "once" && <p>{m.once}</p>}
      {schedule.kind === "monthly" && (
        <p>
          {m.monthly(schedule.months)} {schedule.paid === "yearly" && m.paidYearly}
        </p>
      )}
      {schedule.kind === "parts" && (
        <p>{schedule.every === "month" ? m.partsMonth(schedule.count) : m.partsYear(schedule.count)}</p>
      )}
      <Settings settings={open} names={names} />
    </Part>
  );
}
