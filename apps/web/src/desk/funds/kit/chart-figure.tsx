import { Button } from "antd";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { Loading } from "../../shell/answered.tsx";
import type { Drawing, Drawn } from "./charts.ts";
import { saveCsv } from "./csv.ts";
import "../../duplicates/compare.css";
import "../../rosters/rosters.css";
import "./kit.css";
import { kitMessages } from "./kit.messages.ts";

type Props = {
  /** A sentence with the finding. */
  readonly title: string;
  /** Unit, source and as-of date. */
  readonly source: string;
  readonly drawing: Drawing;
  /** Heads of the table's columns: what the names are, then each series. */
  readonly head: string;
  readonly figure: (value: number) => string;
  /** Where a name leads, such as the instalments behind a month. */
  readonly linkOf?: (at: number) => ReactNode;
};

/** A chart with its finding as title; one press shows the same numbers as a table, which can be taken along. */
export function ChartFigure(props: Props) {
  const { title, source, drawing, head } = props;
  const m = useMessages(kitMessages);
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const written = (value: number) => (Number.isNaN(value) ? "" : drawing.counts ? value : value / 100);
  const rows = drawing.names.map((name, at) => [
    name.replace("\n", " "),
    ...drawing.series.map(({ values }) => written(values[at] ?? 0)),
  ]);
  const save = () => saveCsv(title, [[head, ...drawing.series.map(({ name }) => name)], ...rows, [source]]);
  return (
    <figure className="dk-figure" aria-labelledby={id}>
      <figcaption className="dk-figure__head">
        <h3 id={id}>{title}</h3>
        <span className="dk-figure__tools jc-no-print">
          <Button size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? m.asChart : m.asTable}
          </Button>
          <Button size="small" onClick={save}>
            {m.exportNumbers}
          </Button>
        </span>
      </figcaption>
      {asTable ? <Numbers {...props} /> : <Canvas drawing={drawing} />}
      <p className="jc-hint">{source}</p>
    </figure>
  );
}

/** Loads the drawing library when the first chart comes on the screen; other numbers move its bars. */
function Canvas({ drawing }: { readonly drawing: Drawing }) {
  const box = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn>();
  const key = JSON.stringify(drawing);
  useEffect(() => {
    let gone = false;
    let leave = () => {};
    void import("./charts.ts").then(({ draw }) => {
      if (gone || !box.current) return;
      const made = draw(box.current);
      const watch = new ResizeObserver(made.resize);
      watch.observe(box.current);
      leave = () => {
        watch.disconnect();
        made.close();
      };
      setDrawn(made);
    });
    return () => {
      gone = true;
      leave();
    };
  }, []);
  // Shown anew when the numbers are others, not when the page renders.
  useEffect(() => drawn?.show(drawing), [drawn, key]);
  const bars = drawing.kind === "bars" ? drawing.names.length : 0;
  return (
    <>
      {!drawn && <Loading lines={4} />}
      <div
        ref={box}
        role="img"
        aria-label={drawing.says}
        className="dk-canvas"
        style={bars > 0 ? { height: 60 + bars * 40 } : undefined}
      />
    </>
  );
}

function Numbers({ title, drawing: { names, series }, head, figure, linkOf }: Props) {
  return (
    <div className="dk-scroll" role="region" tabIndex={0} aria-label={title}>
      <table className="dk-compare dk-sums">
        <caption className="jc-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, at) => (
            <tr key={name}>
              <th scope="row">{linkOf?.(at) ?? name}</th>
              {series.map((one) => (
                <td key={one.name}>{figure(one.values[at] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
