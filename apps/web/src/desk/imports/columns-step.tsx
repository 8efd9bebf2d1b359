import { Alert, Button, Select, Tag } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Part } from "../shell/page.tsx";
import { importsMessages } from "./imports.messages.ts";
import type { Layout } from "./types.ts";

type Props = { readonly id: string; readonly layout: Layout; readonly onDone: () => void };
type Column = Layout["columns"][number];

/** What each column of the workbook is taken for; a change has the file checked again. */
export function ColumnsStep({ id, layout, onDone }: Props) {
  const m = useMessages(importsMessages);
  const say = useText();
  const [keys, setKeys] = useState(() => new Map(layout.columns.map(({ at, key }) => [at, key])));
  const [sheet, setSheet] = useState(layout.sheet);
  const recheck = useTell("PUT /api/v1/imports/:id/columns", onDone);
  const used = [...keys.values()].filter((key) => key !== null);
  const twice = layout.choices.find(({ key }) => used.filter((one) => one === key).length > 1);
  const lacking = layout.choices.filter(({ key }) => !used.includes(key));
  const names = (required: boolean) =>
    lacking
      .filter((choice) => choice.required === required)
      .map(({ name }) => say(name))
      .join("、");
  const changed = sheet !== layout.sheet || layout.columns.some(({ at, key }) => keys.get(at) !== key);
  const send = () =>
    recheck.mutate({
      params: { id },
      body: {
        ...(sheet !== layout.sheet && { sheet }),
        // Another sheet has other columns: the server matches them anew.
        columns: sheet === layout.sheet ? [...keys].map(([at, key]) => ({ at, key })) : [],
      },
    });
  return (
    <Part title={m.step2}>
      <p>{m.columnsLead}</p>
      <Faults error={recheck.error} />
      {layout.sheets.length > 1 && (
        <label className="dk-field dk-sheet">
          <span>{m.sheet}</span>
          <Select
            aria-label={m.sheet}
            value={sheet}
            onChange={setSheet}
            options={layout.sheets.map((value) => ({ value, label: value }))}
          />
        </label>
      )}
      {names(true) && <Alert type="error" showIcon title={m.missingRequired(names(true))} />}
      {twice && <Alert type="error" role="alert" showIcon title={m.twice(say(twice.name))} />}
      <div className="dk-scroll" role="region" aria-label={m.step2} tabIndex={0}>
        <table className="dk-compare dk-columns">
          <caption className="jc-hidden">{m.step2}</caption>
          <thead>
            <tr>
              <th scope="col">{m.header}</th>
              <th scope="col">{m.takenFor}</th>
              <th scope="col">{m.samples}</th>
            </tr>
          </thead>
          <tbody>
            {layout.columns.map((column) => (
              <ColumnRow
                key={column.at}
                column={column}
                value={keys.get(column.at) ?? null}
                choices={layout.choices}
                onChoose={(key) => setKeys(new Map(keys).set(column.at, key))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {names(false) && <p className="jc-hint">{m.missingOther(names(false))}</p>}
      <div className="dk-buttons">
        <Button
          type="primary"
          disabled={twice !== undefined}
          loading={recheck.isPending}
          onClick={changed ? send : onDone}
        >
          {changed ? m.recheck : m.toCheck}
        </Button>
      </div>
    </Part>
  );
}

type RowProps = {
  readonly column: Column;
  readonly value: string | null;
  readonly choices: Layout["choices"];
  readonly onChoose: (key: string | null) => void;
};

const why = { header: "byHeader", alias: "byAlias", content: "byContent", user: "byUser", none: "byNone" } as const;

function ColumnRow({ column: { letter, header, samples, by, key }, value, choices, onChoose }: RowProps) {
  const m = useMessages(importsMessages);
  const say = useText();
  const reason = value === key ? m[why[by]] : m.byUser;
  return (
    <tr>
      <th scope="row">
        <span className="jc-hint">{letter}</span> {header || "—"}
      </th>
      <td>
        {/* The browser's own control: thirty of the library's would slow the page, and keys work at once. */}
        <select
          className="dk-native"
          aria-label={`${m.takenFor}：${letter} ${header}`}
          value={value ?? ""}
          onChange={({ target }) => onChoose(target.value === "" ? null : target.value)}
        >
          <option value="">{m.notUsed}</option>
          {choices.map((choice) => (
            <option key={choice.key} value={choice.key}>
              {say(choice.name)}
              {choice.required ? " *" : ""}
            </option>
          ))}
        </select>{" "}
        <Tag color={value === null ? "default" : by === "content" && value === key ? "warning" : "success"}>
          {reason}
        </Tag>
      </td>
      <td className="dk-samples">{samples.join("　")}</td>
    </tr>
  );
}
