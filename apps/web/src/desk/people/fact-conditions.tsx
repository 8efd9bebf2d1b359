import { CloseOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { useVocabulary } from "../facts/use-vocabulary.ts";
import { type Condition, conditionsOf, hows, takesValue, textOf } from "./conditions.ts";
import { peopleMessages } from "./people.messages.ts";

/** Conditions on facts, all of which must hold; one is added by choosing its fact. */
export function FactConditions({
  text,
  onChange,
}: {
  readonly text: string;
  readonly onChange: (text: string) => void;
}) {
  const m = useMessages(peopleMessages);
  const { factsOf, nameOf, words, meaningOf } = useVocabulary();
  // What is being put together: a condition without its value is no filter yet.
  const [draft, setDraft] = useState<readonly Condition[]>();
  const conditions = draft ?? conditionsOf(text);
  const change = (next: readonly Condition[]) => {
    const written = textOf(next);
    setDraft(conditionsOf(written).length === next.length ? undefined : next);
    if (written !== text) onChange(written);
  };
  const put = (at: number, part: Partial<Condition>) =>
    change(conditions.map((each, index) => (index === at ? { ...each, ...part } : each)));
  const says = { eq: m.is, ne: m.isNot, ge: m.atLeast, le: m.atMost, known: m.known, unknown: m.unknown };
  return (
    <fieldset className="dk-conditions">
      <legend>{m.fact}</legend>
      {conditions.map((condition, at) => (
        <span key={`${condition.fact}-${at}`} className="dk-conditions__one">
          <span>{nameOf(condition.fact)}</span>
          <Select
            aria-label={`${nameOf(condition.fact)} ${m.fact}`}
            value={condition.how}
            options={hows.map((value) => ({ value, label: says[value] }))}
            onChange={(how) => put(at, { how })}
          />
          {takesValue(condition.how) && (
            <ValueChoice
              label={nameOf(condition.fact)}
              meaning={meaningOf(condition.fact)}
              words={words}
              value={condition.value}
              onChange={(value) => put(at, { value })}
            />
          )}
          <Button
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={`${m.remove} ${nameOf(condition.fact)}`}
            onClick={() => change(conditions.filter((_, index) => index !== at))}
          />
        </span>
      ))}
      <Select<string | null>
        aria-label={m.condition}
        placeholder={m.condition}
        value={null}
        showSearch={{ optionFilterProp: "label" }}
        popupMatchSelectWidth={false}
        style={{ minWidth: 160 }}
        options={factsOf("person")
          .filter(({ sensitivity }) => sensitivity !== "sensitive")
          .map(({ id }) => ({ value: id, label: nameOf(id) }))}
        onChange={(fact) => fact && change([...conditions, { fact, how: "known", value: "" }])}
      />
    </fieldset>
  );
}

type Vocabulary = ReturnType<typeof useVocabulary>;

function ValueChoice({
  label,
  meaning,
  words,
  value,
  onChange,
}: {
  readonly label: string;
  readonly meaning: ReturnType<Vocabulary["meaningOf"]>;
  readonly words: Vocabulary["words"];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const m = useMessages(peopleMessages);
  const [typed, setTyped] = useState(value);
  const kind = meaning?.type.kind;
  const of = meaning?.type.kind === "enum" ? meaning.type.of : undefined;
  const { language } = useLanguage();
  if (of !== undefined || kind === "boolean") {
    const values = words?.enumerations.find(({ id }) => id === of)?.values ?? [];
    const options =
      kind === "boolean"
        ? [
            { value: "true", label: m.yes },
            { value: "false", label: m.no },
          ]
        : values.map(({ id, label: name }) => ({ value: id, label: name[language] }));
    return (
      <Select
        aria-label={label}
        value={value || null}
        options={options}
        popupMatchSelectWidth={false}
        style={{ minWidth: 100 }}
        onChange={(next) => onChange(next ?? "")}
      />
    );
  }
  return (
    <Input
      aria-label={label}
      type={kind === "date" ? "date" : "text"}
      value={typed}
      style={{ width: 140 }}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => onChange(typed.trim())}
      onPressEnter={() => onChange(typed.trim())}
    />
  );
}
