import type { MeasureDetail } from "@jucai/contract";
import type { Benefit, Constant } from "@jucai/engine/model";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Tag } from "../../ui/tag.tsx";
import { constantWords } from "../wording/constant-words.ts";
import type { Names } from "../wording/names.ts";
import { measureMessages } from "./measure.messages.ts";
import { NotPrinted, Part } from "./part.tsx";

type SettingView = MeasureDetail["settings"][number];
type Props = { readonly benefit: Benefit; readonly settings: readonly SettingView[]; readonly names: Names };

/** When it is paid, and what the document leaves open about it: shown as a reading, never as print. */
export function WhenPaid({ benefit, settings, names }: Props) {
  const m = useMessages(measureMessages);
  const { schedule } = benefit.pays;
  if (schedule.kind === "none" && settings.length === 0) return null;
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
      {settings.length > 0 && (
        <ul className="jc-settings">
          {settings.map((view) => (
            <SettingItem key={view.setting.id} view={view} names={names} />
          ))}
        </ul>
      )}
    </Part>
  );
}

function SettingItem({ view: { setting, value, set }, names }: { readonly view: SettingView; readonly names: Names }) {
  const m = useMessages(measureMessages);
  const { language } = useLanguage();
  const say = useText();
  const shown = set ? value : setting.reading;
  return (
    <li className="jc-keep">
      <p className="jc-row">
        <strong>
          {say(setting.label)}
          {m.colon}
          {settingWords(names, shown, setting.unit?.[language] ?? "", m)}
        </strong>
        {set ? (
          <Tag tone="green" icon="check">
            {m.set}
          </Tag>
        ) : (
          <Tag tone="amber" icon="question">
            {m.notSet}
          </Tag>
        )}
      </p>
      <p className="jc-hint">{say(setting.says)}</p>
    </li>
  );
}

const intervals = ["month", "quarter", "half_year", "year"] as const;

function settingWords(
  names: Names,
  value: Constant,
  unit: string,
  m: Readonly<Record<(typeof intervals)[number], string>>,
): string {
  const interval = intervals.find((one) => one === value);
  return interval ? m[interval] : constantWords(names, value, undefined, unit);
}
