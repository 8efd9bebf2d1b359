import { Tag } from "antd";
import { type FormEvent, useState } from "react";
import { failureInWords } from "../../lib/failure.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { importsMessages } from "./imports.messages.ts";
import { listId } from "./list-id.ts";
import type { ImportRow, Layout, Problem } from "./types.ts";

type Props = {
  readonly id: string;
  readonly row: ImportRow;
  readonly name: string;
  readonly headers: Layout["columns"];
  readonly onCorrect: () => void;
};

const colours = { good: "success", notice: "warning", error: "error", left_out: "default" } as const;

/** One row of the workbook: its faulty cells as fields, what it would change, and what to do with it. */
export function RowLine({ id, row, name, headers, onCorrect }: Props) {
  const m = useMessages(importsMessages);
  const { language } = useLanguage();
  const correct = useTell("PATCH /api/v1/imports/:id/rows/:row");
  const params = { id, row: row.row };
  return (
    <tr className={`dk-row dk-row--${row.level}`} data-at={row.row}>
      <td className="dk-row__number">{row.row}</td>
      <th scope="row">
        <span data-row tabIndex={-1} lang="zh-CN">
          {name || m.row(row.row)}
        </span>
        <Tag color={colours[row.level]}>{row.level === "good" ? m.good1 : m[row.level]}</Tag>
      </th>
      <td>
        {row.problems.map((problem, at) => (
          <ProblemField
            key={`${problem.code} ${problem.column} ${at}`}
            row={row.row}
            problem={problem}
            header={problem.header ?? headers.find(({ key }) => key === problem.column)?.header ?? ""}
            busy={correct.isPending}
            onCorrect={(column, value) => {
              onCorrect();
              correct.mutate({ params, body: { cells: { [column]: value } } });
            }}
          />
        ))}
        <Known row={row} />
        {correct.isError && (
          <p role="alert" className="dk-wrong">
            {failureInWords(correct.error, language)}
          </p>
        )}
      </td>
      <td>
        <Decide row={row} onDecide={(decision) => correct.mutate({ params, body: { decision } })} />
      </td>
    </tr>
  );
}

type ProblemProps = {
  readonly row: number;
  readonly problem: Problem;
  readonly header: string;
  readonly busy: boolean;
  readonly onCorrect: (column: string, value: string) => void;
};

/** One cell: what it says, in a field; what is wrong; what would be right. Enter has the row checked again. */
function ProblemField({ row, problem, header, busy, onCorrect }: ProblemProps) {
  const m = useMessages(importsMessages);
  const say = useText();
  const [typed, setTyped] = useState(problem.value);
  const { column, level, says, fix } = problem;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (column !== null && typed !== problem.value && !busy) onCorrect(column, typed);
  };
  return (
    <form className={`dk-cell dk-cell--${level}`} onSubmit={send}>
      {column !== null && (
        <label>
          <span aria-hidden="true">{header}</span>
          <input
            className="dk-native"
            aria-label={m.edit(header, row)}
            aria-invalid={level === "error" || undefined}
            list={listId(column)}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onBlur={(event) => event.currentTarget.form?.requestSubmit()}
          />
        </label>
      )}
      <span className="dk-cell__says">
        <span aria-hidden="true">{level === "error" ? "✗" : "!"}</span> {withoutPlace(say(says))}
        {fix && `；${say(fix)}`}
      </span>
    </form>
  );
}

/** The words begin with row and column, which stand beside the field already. */
const withoutPlace = (says: string) => says.replace(/^(第\d+行“[^”]*”：|Row \d+, [^:]*: )/, "");

/** Whom the registry holds already, and what would change of him. */
function Known({ row: { known } }: { readonly row: ImportRow }) {
  const m = useMessages(importsMessages);
  if (known === null || known.state === "new") return null;
  const by = {
    identity: m.byIdentity,
    name_birth_phone: m.byNameBirthPhone,
    uscc: m.byUscc,
    name: m.byName,
  }[known.by ?? "name"];
  return (
    <div className="dk-known">
      <p>{known.state === "changed" ? m.knownChanged(by) : m.knownSame(by)}</p>
      {known.changes.length > 0 && (
        <ul>
          {known.changes.map(({ column, header, old, new: next }) => (
            <li key={column}>{m.change(header, old, next)}</li>
          ))}
        </ul>
      )}
      {known.heldBy.length > 0 && <p className="jc-hint">{m.heldBy(known.heldBy.join("、"))}</p>}
    </div>
  );
}

type DecideProps = { readonly row: ImportRow; readonly onDecide: (decision: ImportRow["decision"]) => void };

function Decide({ row, onDecide }: DecideProps) {
  const m = useMessages(importsMessages);
  const changes = row.known?.state === "changed";
  return (
    <select
      className="dk-native"
      aria-label={m.decision(row.row)}
      value={row.decision}
      onChange={({ target }) => onDecide(target.value as ImportRow["decision"])}
    >
      <option value="take">{changes ? m.takeUpdate : m.take}</option>
      {changes && <option value="keep_old">{m.keep_old}</option>}
      <option value="skip">{m.skip}</option>
    </select>
  );
}
