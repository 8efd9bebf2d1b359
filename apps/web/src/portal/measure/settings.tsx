import type { MeasureDetail } from "@jucai/contract";
import type { Constant } from "@jucai/engine/model";
import { useMessages, useText } from "../../lib/language.tsx";
import { Tag } from "../../ui/tag.tsx";
import { constantWords, type Names } from "../wording/names.ts";
import { measureMessages } from "./measure.messages.ts";

export type SettingView = MeasureDetail["settings"][number];

/** What the document leaves open: the value that is used here, and whether the place has set it. */
export function Settings({ settings, names }: { readonly settings: readonly SettingView[]; readonly names: Names }) {
  if (settings.length === 0) return null;
  return (
    <ul className="jc-settings">
      {settings.map((view) => (
        <SettingItem key={view.setting.id} view={view} names={names} />
      ))}
    </ul>
  );
}

function SettingItem({ view: { setting, value, set }, names }: { readonly view: SettingView; readonly names: Names }) {
  const m = useMessages(measureMessages);
  const say = useText();
  const shown = set ? value : setting.reading;
  return (
    <li className="jc-keep">
      <p className="jc-row">
        <strong>
          {say(setting.label)}
          {m.colon}
          {settingWords(names, setting, shown)}
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

/** A choice by its own words; any other value with the setting's unit. */
function settingWords(names: Names, { values, unit }: SettingView["setting"], value: Constant): string {
  const chosen = values?.find(({ id }) => id === value);
  return chosen?.label[names.language] ?? constantWords(names, value, unit?.[names.language]);
}
