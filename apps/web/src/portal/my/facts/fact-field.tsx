import { useState } from "react";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { DateField, isoOfParts, partsOfIso } from "../../../ui/date-field.tsx";
import { Field, Input, Select } from "../../../ui/field.tsx";
import { factsMessages } from "./facts.messages.ts";
import { choicesOf, type FactMeaning, type Words } from "./value-in-words.ts";

type Props = {
  readonly words: Words | undefined;
  /** Absent for the fixed fields of a person, such as the name. */
  readonly meaning: FactMeaning | undefined;
  readonly label: string;
  readonly typed: string;
  readonly error: string | undefined;
  readonly onType: (typed: string) => void;
};

/** The native control in which one fact is written anew. */
export function FactField({ words, meaning, label, typed, error, onType }: Props) {
  const m = useMessages(factsMessages);
  const { language } = useLanguage();
  const kind = meaning?.type.kind ?? "text";
  if (kind === "date") return <DayField label={label} typed={typed} error={error} onType={onType} />;
  const hint = kind === "money" ? m.inYuan : meaning?.unit?.[language];
  const options = kind === "boolean" ? [yes(m.yes), no(m.no)] : meaning ? choicesOf(words, meaning, language) : [];
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) =>
        options.length > 0 ? (
          <Select
            {...control}
            options={[{ value: "", label: m.choose }, ...options]}
            value={typed}
            onChange={(event) => onType(event.target.value)}
          />
        ) : (
          <Input
            {...control}
            inputMode={kind === "money" || kind === "number" ? "decimal" : undefined}
            value={typed}
            onChange={(event) => onType(event.target.value)}
          />
        )
      }
    </Field>
  );
}

const yes = (label: string) => ({ value: "true", label });
const no = (label: string) => ({ value: "false", label });

function DayField({ label, typed, error, onType }: Pick<Props, "label" | "typed" | "error" | "onType">) {
  const [parts, setParts] = useState(() => partsOfIso(typed));
  return (
    <DateField
      legend={label}
      error={error}
      value={parts}
      onChange={(next) => {
        setParts(next);
        onType(isoOfParts(next) ?? "");
      }}
    />
  );
}
