import type { AnswerOf } from "@jucai/contract/client";
import { Button, Select } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import type { Pick } from "./drafts.ts";
import { reviewMessages } from "./review.messages.ts";
import type { Correction } from "./types.ts";
import { WordsField } from "./words-field.tsx";

type Template = AnswerOf<"GET /api/v1/correction-templates">["items"][number];
type Props = {
  readonly no: number;
  readonly pick: Pick;
  readonly templates: readonly Template[];
  readonly corrections: readonly Correction[];
  readonly onChange: (changes: Partial<Pick>) => void;
  readonly onRemove: () => void;
};

/** One thing to correct: what is wrong, what to do, and from the second round on what brought it up. */
export function PickEditor({ no, pick, templates, corrections, onChange, onRemove }: Props) {
  const m = useMessages(reviewMessages);
  const say = useText();
  const words = { fact: m.kind_fact, evidence: m.kind_evidence, missing: m.kind_missing };
  const fitting = templates.filter(({ kind }) => kind === pick.kind);
  const last = corrections.filter(({ state }) => state === "answered").at(-1);
  const name = `${no}. ${words[pick.kind]} · ${pick.label}`;
  const take = (id: string) => {
    const template = fitting.find((one) => one.id === id);
    if (template) onChange({ wrong: say(template.wrong), how: say(template.how) });
  };
  return (
    <fieldset className="dk-pick">
      <legend>{name}</legend>
      <div className="dk-pick__tools">
        {fitting.length > 0 && (
          <Select<string>
            aria-label={`${m.template}: ${name}`}
            placeholder={m.template}
            value={null}
            popupMatchSelectWidth={false}
            onChange={take}
            options={fitting.map(({ id, wrong }) => ({ value: id, label: say(wrong) }))}
          />
        )}
        <Button type="link" onClick={onRemove} aria-label={`${m.remove}: ${name}`}>
          {m.remove}
        </Button>
      </div>
      <WordsField label={m.wrong} rows={2} value={pick.wrong} onChange={(wrong) => onChange({ wrong })} />
      <WordsField label={m.how} rows={2} value={pick.how} onChange={(how) => onChange({ how })} />
      {last && (
        <Select<number>
          className="dk-caused"
          aria-label={`${m.causedBy}: ${name}`}
          value={pick.causedBy ?? 0}
          popupMatchSelectWidth={false}
          onChange={(causedBy) => onChange(causedBy === 0 ? { causedBy: undefined } : { causedBy })}
          options={[
            { value: 0, label: m.causedByNone },
            ...last.items.map((item) => ({
              value: item.no,
              label: m.causedByItem(last.round, item.no, say(item.label)),
            })),
          ]}
        />
      )}
    </fieldset>
  );
}
