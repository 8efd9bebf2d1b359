import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
import { useNarrow } from "../../shell/use-narrow.ts";
import { listPath } from "../kit/paths.ts";
import { Shape } from "../kit/shape.tsx";
import type { Board, BoardRow } from "../types.ts";
import "../../duplicates/compare.css";
import { boardMessages } from "./board.messages.ts";

type Props = {
  readonly caption: string;
  readonly by: "document" | "unit";
  readonly rows: readonly BoardRow[];
  readonly lights: Board["lights"];
  readonly year: number;
};
/** So many rows, the most pressing first, before the rest is asked for. */
const first = 15;

/** Rows by columns of lights with their counts; each count is the way to its list. On a phone a row is a card. */
export function LightMatrix(props: Props) {
  const m = useMessages(boardMessages);
  const narrow = useNarrow();
  const [all, setAll] = useState(false);
  const { rows } = props;
  const shown = { ...props, rows: all ? rows : rows.slice(0, first) };
  return (
    <>
      {narrow ? <Cards {...shown} /> : <Matrix {...shown} />}
      {rows.length > shown.rows.length && (
        <Button className="dk-copy" onClick={() => setAll(true)}>
          {m.rest(rows.length)}
        </Button>
      )}
    </>
  );
}

function Matrix({ caption, by, rows, lights, year }: Props) {
  const m = useMessages(boardMessages);
  const say = useText();
  return (
    <div className="dk-scroll" role="region" tabIndex={0} aria-label={caption}>
      <table className="dk-compare dk-matrix">
        <caption className="jc-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{m[by]}</th>
            {lights.map(({ light, name, tone }) => (
              <th key={light} scope="col">
                <Shape tone={tone} /> {say(name)}
              </th>
            ))}
            <th scope="col">{m.all}</th>
            <th scope="col">{m.next}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link data-row to={listPath({ year, [by]: row.id })}>
                  {say(row.name)}
                </Link>
              </th>
              {lights.map(({ light }) => (
                <td key={light}>
                  <Count by={by} row={row} light={light} year={year} />
                </td>
              ))}
              <td>{row.total}</td>
              <td>{row.next ?? m.noNext}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cards({ caption, by, rows, lights, year }: Props) {
  const say = useText();
  return (
    <ul className="dk-press dk-matrix" aria-label={caption}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link data-row to={listPath({ year, [by]: row.id })}>
            {say(row.name)}
          </Link>
          <span className="dk-matrix__lights">
            {lights
              .filter(({ light }) => row.lights.some((one) => one.light === light && one.count > 0))
              .map(({ light }) => (
                <Count key={light} by={by} row={row} light={light} year={year} named />
              ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

type CountProps = Pick<Props, "by" | "year"> & {
  readonly row: BoardRow;
  readonly light: string;
  /** The light's name stands beside its shape: no head of a column says it. */
  readonly named?: boolean;
};

function Count({ by, row, light, year, named = false }: CountProps) {
  const m = useMessages(boardMessages);
  const say = useText();
  const found = row.lights.find((one) => one.light === light);
  if (found === undefined || found.count === 0) return <span className="jc-hint">0</span>;
  const { name, tone, count } = found;
  return (
    <Link
      className="dk-count"
      data-tone={tone}
      to={listPath({ year, light, [by]: row.id })}
      aria-label={m.count(say(row.name), say(name), count)}
    >
      <Shape tone={tone} /> {named && say(name)} {count}
    </Link>
  );
}
