import type { Application, CaseList, CaseRow } from "@jucai/contract";
import { useId, useState } from "react";
import { useMessages, useText } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choices.tsx";
import { applyMessages } from "./apply.messages.ts";
import { typedOf, valueTyped } from "./case-text.ts";
import { FormField } from "./form-field.tsx";
import { useReadError } from "./saved-field.tsx";
import { SheetRows } from "./sheet-rows.tsx";
import type { Saving } from "./use-saving.ts";

type List = Application["lists"][number];
type Field = List["fields"][number];
/** More than these are mended in the spreadsheet. */
const mostCards = 30;
type Typed = Readonly<Record<string, string>>;

/** Several things of one kind, such as hires or certificates: none, or a card for each. */
export function ListField({
  form,
  list,
  saving,
}: {
  readonly form: string;
  readonly list: List;
  readonly saving: Saving;
}) {
  const m = useMessages(applyMessages);
  const say = useText();
  const name = useId();
  const [rows, setRows] = useState<readonly Typed[]>(() => list.rows.map((row) => typedRow(list.fields, row)));
  const [some, setSome] = useState<boolean | undefined>(list.answered ? list.rows.length > 0 : undefined);
  const [more, setMore] = useState(list.answered && !list.complete);
  const label = say(list.label);
  const save = (next: readonly Typed[], isMore: boolean) => {
    const known = next.map((row) => rowOf(list.fields, row)).filter((row) => Object.keys(row).length > 0);
    const value: CaseList = isMore ? { known, complete: false } : known.length === 0 ? "none" : known;
    saving.save({ set: [{ field: list.list, value: known.length === 0 && !isMore && some ? null : value }] });
  };
  const choose = (value: string) => {
    setSome(value === "some");
    if (value === "some" && rows.length === 0) setRows([{}]);
    if (value === "none") saving.save({ set: [{ field: list.list, value: "none" }] });
  };
  const keep = (next: readonly Typed[]) => {
    setRows(next);
    save(next, more);
  };
  return (
    <div className="jc-stack">
      <RadioGroup
        name={name}
        legend={list.question ? say(list.question) : label}
        options={[
          { value: "some", label: m.listHave },
          { value: "none", label: m.listNone },
        ]}
        value={some === undefined ? undefined : some ? "some" : "none"}
        onChoose={choose}
      />
      {some && (
        <>
          <SheetRows
            form={form}
            list={list.list}
            label={label}
            onTaken={({ application }) => {
              const now = application?.lists.find((one) => one.list === list.list);
              if (now) setRows(now.rows.map((row) => typedRow(now.fields, row)));
            }}
          />
          {rows.length > mostCards && <p className="jc-hint">{m.rowsShown(mostCards, rows.length)}</p>}
          {rows.slice(0, mostCards).map((row, at) => (
            <section key={at} className="jc-card jc-stack" aria-label={m.listRow(label, at + 1)}>
              <p className="my-row-head">
                <strong>{m.listRow(label, at + 1)}</strong>
                <Button
                  look="plain"
                  aria-label={m.listRemove(label, at + 1)}
                  onClick={() => keep(rows.filter((_, other) => other !== at))}
                >
                  {m.remove}
                </Button>
              </p>
              {list.fields.map((field) => (
                <RowField
                  key={field.fact}
                  field={field}
                  typed={row[field.fact] ?? ""}
                  onType={(typed) =>
                    setRows(rows.map((one, other) => (other === at ? { ...one, [field.fact]: typed } : one)))
                  }
                  onDone={(typed) =>
                    keep(rows.map((one, other) => (other === at ? { ...one, [field.fact]: typed } : one)))
                  }
                />
              ))}
            </section>
          ))}
          <Button onClick={() => setRows([...rows, {}])}>{m.listAdd}</Button>
          <label className="jc-choice">
            <input
              type="checkbox"
              checked={more}
              onChange={({ target }) => {
                setMore(target.checked);
                save(rows, target.checked);
              }}
            />
            <span>{m.listMore}</span>
          </label>
        </>
      )}
    </div>
  );
}

type RowFieldProps = {
  readonly field: Field;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onDone: (typed: string) => void;
};

function RowField({ field, typed, onType, onDone }: RowFieldProps) {
  const error = useReadError(field.type);
  const [wrong, setWrong] = useState(false);
  return (
    <FormField
      short
      field={field}
      typed={typed}
      error={wrong ? error : undefined}
      onType={onType}
      onDone={(now) => {
        setWrong(valueTyped(field, now) === undefined);
        onDone(now);
      }}
    />
  );
}

/** A row names its values as the case form does: without the subject before the point. */
const nameIn = ({ fact }: Field) => fact.slice(fact.indexOf(".") + 1);

function typedRow(fields: readonly Field[], row: CaseRow): Typed {
  return Object.fromEntries(fields.map((field) => [field.fact, typedOf(field, row[nameIn(field)] ?? null)]));
}

/** What of a row can be read; the rest is not saved and stays on the page. */
function rowOf(fields: readonly Field[], typed: Typed): CaseRow {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueTyped(field, typed[field.fact] ?? "");
      return value === null || value === undefined ? [] : [[nameIn(field), value]];
    }),
  );
}
