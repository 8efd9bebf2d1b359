import { parseDay, type Constant, type Setting, type Type } from "@jucai/engine";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { faultsInto, reportTwice } from "./faults.ts";
import type { RawBenefit } from "./raw-benefit.ts";

type RawSettings = NonNullable<RawBenefit["settings"]>;
type RawSetting = RawSettings[number]["value"];
type SettingType = { readonly type: Type; readonly values?: readonly string[] };

export type Settings = { readonly settings: readonly Setting[]; readonly types: ReadonlyMap<string, SettingType> };

/** Types what the document leaves open; a reading must be a value that the setting can have. */
export function buildSettings(raw: RawSettings, sheet: Sheet): Settings {
  const settings: Setting[] = [];
  const types = new Map<string, SettingType>();
  for (const { key, value } of raw) {
    const read = readingOf(value, sheet);
    if (!read) continue;
    settings.push({
      id: key,
      label: value.label,
      reading: read.reading,
      says: value.says,
      neededFor: value.needed_for,
      ...(value.values ? { values: value.values.map(({ id, zh, en }) => ({ id, label: { zh, en } })) } : {}),
      ...(value.unit ? { unit: value.unit } : {}),
    });
    types.set(key, { type: read.type, ...(value.values ? { values: value.values.map(({ id }) => id) } : {}) });
  }
  return { settings, types };
}

function readingOf(value: RawSetting, sheet: Sheet): { reading: Constant; type: Type } | undefined {
  const source = value.reading?.source;
  if (source === undefined) return undefined;
  if (value.values) return choiceOf(source, value.values, value, sheet);
  if (source === "true" || source === "false") return { reading: source === "true", type: { kind: "boolean" } };
  if (/^-?\d+(\.\d+)?$/.test(source)) return { reading: Number(source), type: { kind: "number" } };
  const day = parseDay(source);
  if (day !== undefined) return { reading: day, type: { kind: "date" } };
  faultsInto(sheet.problems)(
    value.reading!.at,
    "bad-reading",
    {
      zh: "口径须是数字、true/false、日期，或 values 之一。",
      en: "A reading is a number, true or false, a date, or one of `values`.",
    },
    { zh: "改成这样的值，或加上 values。", en: "Write such a value, or add `values`." },
  );
  return undefined;
}

function choiceOf(
  source: string,
  choices: NonNullable<RawSetting["values"]>,
  value: RawSetting,
  sheet: Sheet,
): { reading: Constant; type: Type } | undefined {
  const faults = faultsInto(sheet.problems);
  reportTwice(
    choices.map((it) => ({ name: it.id, at: whereIs(sheet, it, "id") })),
    faults,
  );
  const values = choices.map(({ id }) => id);
  if (values.includes(source)) return { reading: source, type: { kind: "text" } };
  faults(
    value.reading!.at,
    "bad-reading",
    { zh: `口径“${source}”不在 values 里。`, en: `The reading \`${source}\` is not among \`values\`.` },
    { zh: `可用：${values.join("、")}。`, en: `Values: ${values.join(", ")}.` },
  );
  return undefined;
}
