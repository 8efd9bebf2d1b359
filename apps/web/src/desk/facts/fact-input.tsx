import { Input, InputNumber, Select } from "antd";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { factsMessages } from "./facts.messages.ts";
import type { FactMeaning, Vocabulary } from "./use-vocabulary.ts";

type Props = {
  readonly words: Vocabulary | undefined;
  readonly meaning: FactMeaning | undefined;
  // Given by the form around it.
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
};

/** The control in which a value of a fact is written, by the fact's type. Money is typed in yuan. */
export function FactInput({ words, meaning, id, value, onChange }: Props) {
  const m = useMessages(factsMessages);
  const { language } = useLanguage();
  const kind = meaning?.type.kind ?? "text";
  const shared = { ...(id !== undefined && { id }), ...(onChange && { onChange }) };
  if (kind === "boolean" || kind === "enum") {
    const options: { value: boolean | string; label: string }[] =
      kind === "boolean" ? yesOrNo(m.yes, m.no) : choicesOf(words, meaning, language);
    return (
      <Select
        {...shared}
        value={value}
        placeholder={m.choose}
        options={options}
        showSearch={options.length > 8 ? { optionFilterProp: "label" } : false}
      />
    );
  }
  if (kind === "number" || kind === "money") {
    return (
      <InputNumber
        {...shared}
        value={value as number}
        controls={false}
        suffix={kind === "money" ? m.inYuan : meaning?.unit?.[language]}
        style={{ width: "100%" }}
      />
    );
  }
  return (
    <Input
      {...(id !== undefined && { id })}
      type={kind === "date" ? "date" : "text"}
      value={(value as string | undefined) ?? ""}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}

const yesOrNo = (yes: string, no: string) => [
  { value: true, label: yes },
  { value: false, label: no },
];

function choicesOf(words: Vocabulary | undefined, meaning: FactMeaning | undefined, language: "zh" | "en") {
  const of = meaning?.type.kind === "enum" ? meaning.type.of : undefined;
  const values = words?.enumerations.find(({ id }) => id === of)?.values ?? [];
  return values.map(({ id, label }) => ({ value: id, label: label[language] }));
}

/** What the form holds as the value that the request takes: money in whole fen. */
export function factJson(meaning: FactMeaning | undefined, value: unknown): boolean | number | string {
  if (meaning?.type.kind === "money" && typeof value === "number") return Math.round(value * 100);
  return value as boolean | number | string;
}

/** A recorded value as the form holds it: money in yuan. */
export function formValue(meaning: FactMeaning | undefined, value: unknown): unknown {
  return meaning?.type.kind === "money" && typeof value === "number" ? value / 100 : (value ?? undefined);
}
