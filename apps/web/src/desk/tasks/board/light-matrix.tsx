import { Link } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
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

/** Rows by columns of lights with their counts; each count is the way to its list. */
export function LightMatrix({ caption, by, rows, lights, year }: Props) {
  const m = useMessages(boardMessages);
  const say = useText();
  return (
    <div className="dk-scroll" role="region" tabIndex={0} aria-label={caption}>
      <table className="dk-compare dk-matrix">
        <caption className="jc-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{caption}</th>
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

type CountProps = Pick<Props, "by" | "year"> & { readonly row: BoardRow; readonly light: string };

function Count({ by, row, light, year }: CountProps) {
  const m = useMessages(boardMessages);
  const say = useText();
  const found = row.lights.find((one) => one.light === light);
  if (found === undefined || found.count === 0) return <span className="jc-hint">0</span>;
  const { name, tone, count } = found;
  return (
    <Link
      data-tone={tone}
      to={listPath({ year, light, [by]: row.id })}
      aria-label={m.count(say(row.name), say(name), count)}
    >
      <Shape tone={tone} /> {count}
    </Link>
  );
}
