import { ExclamationCircleOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Tag } from "antd";
import type { ReactNode } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { kindMessages } from "../../../portal/kinds.messages.ts";
import type { Draft, Measure, OutlineItem } from "../types.ts";
import { readingMessages } from "./reading.messages.ts";
import type { Row } from "./rows.ts";

type Props = {
  readonly draft: Draft;
  readonly rows: readonly Row[];
  readonly selected: string | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly editable: boolean;
  readonly onSelect: (key: string) => void;
  readonly onChoose: (key: string) => void;
  readonly onMake: (item: OutlineItem) => void;
  /** The card of the selected measure, which stands right below its line. */
  readonly card: ReactNode;
};

/** The outline with its measures: one is open at a time. */
export function MeasureList({ draft, rows, selected, chosen, editable, card, onSelect, onChoose, onMake }: Props) {
  const m = useMessages(readingMessages);
  if (rows.every(({ kind }) => kind === "heading")) return <p className="dk-empty">{m.noMeasures}</p>;
  return (
    <ul className="dk-plain dk-outline">
      {rows.map((row) => (
        <li
          key={row.kind === "measure" ? row.measure.key : `${row.item.at.from} ${row.item.at.to}`}
          className={`dk-depth-${Math.min(row.depth, 4)}`}
        >
          {row.kind === "heading" ? (
            <Heading row={row} onMake={editable ? onMake : undefined} />
          ) : (
            <>
              <div className="dk-outline__line">
                {editable && (
                  <input
                    type="checkbox"
                    aria-label={m.choose(row.measure.title)}
                    checked={chosen.has(row.measure.key)}
                    onChange={() => onChoose(row.measure.key)}
                  />
                )}
                <Line
                  measure={row.measure}
                  problems={draft.problems.filter(({ measure }) => measure === row.measure.key).length}
                  open={row.measure.key === selected}
                  onSelect={onSelect}
                />
              </div>
              {row.measure.key === selected && card}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Heading({
  row: { item, empty },
  onMake,
}: {
  readonly row: Extract<Row, { kind: "heading" }>;
  readonly onMake: ((item: OutlineItem) => void) | undefined;
}) {
  const m = useMessages(readingMessages);
  return (
    <div className="dk-outline__heading">
      <span lang="zh-CN">
        {item.label}
        {item.title}
      </span>
      {empty && (
        <>
          <span className="jc-hint">{m.gap}</span>
          {onMake && (
            <Button size="small" onClick={() => onMake(item)}>
              {m.makeMeasure}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

type LineProps = {
  readonly measure: Measure;
  readonly problems: number;
  readonly open: boolean;
  readonly onSelect: (key: string) => void;
};

function Line({ measure, problems, open, onSelect }: LineProps) {
  const m = useMessages(readingMessages);
  const kinds = useMessages(kindMessages);
  return (
    <button
      type="button"
      data-row
      className={`dk-outline__measure${measure.removed ? " dk-outline__measure--removed" : ""}`}
      aria-expanded={open}
      onClick={() => onSelect(measure.key)}
    >
      <span lang="zh-CN">{measure.title || measure.text.slice(0, 40)}</span>
      <span className="dk-outline__tags">
        <Tag>{kinds[measure.kind]}</Tag>
        {measure.removed && <Tag>{m.removed}</Tag>}
        {measure.doubt && !measure.removed && (
          <Tag color="warning" icon={<QuestionCircleOutlined />}>
            {m.unsure}
          </Tag>
        )}
        {problems > 0 && (
          <Tag color="error" icon={<ExclamationCircleOutlined />}>
            {m.hasProblems(problems)}
          </Tag>
        )}
      </span>
    </button>
  );
}
