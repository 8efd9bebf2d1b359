import { type ReactNode, useEffect } from "react";
import { createPortal } from "react-dom";
import "./print.css";

type Props = {
  readonly title: string;
  /** Unit of the figures, period, day of printing. */
  readonly about: readonly string[];
  readonly head: readonly string[];
  /** Columns from which on figures stand to the right. */
  readonly figuresFrom: number;
  readonly rows: readonly (readonly string[])[];
  readonly foot: readonly string[];
  /** The sum in words 大写 and what else stands below. */
  readonly below?: ReactNode;
  /** Boxes to sign in. */
  readonly signatures: readonly string[];
  readonly onDone: () => void;
};

/** A list as it is printed and signed: all rows, heads repeated on each page, sums on the last. Prints itself and goes. */
export function PrintSheet({ title, about, head, figuresFrom, rows, foot, below, signatures, onDone }: Props) {
  useEffect(() => {
    const body = document.body.classList;
    body.add("dk-printing");
    window.addEventListener("afterprint", onDone);
    window.print();
    return () => {
      window.removeEventListener("afterprint", onDone);
      body.remove("dk-printing");
    };
  }, [onDone]);
  const side = (at: number) => (at >= figuresFrom ? "dk-paper__figure" : undefined);
  return createPortal(
    <section className="dk-paper" aria-label={title}>
      <p className="dk-paper__title">{title}</p>
      <p className="dk-paper__about">{about.join("　")}</p>
      <table>
        <thead>
          <tr>
            {head.map((name, at) => (
              <th key={name} scope="col" className={side(at)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) => (
                <td key={head[at]} className={side(at)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
          <tr className="dk-paper__sum">
            {foot.map((cell, at) => (
              <td key={head[at]} className={side(at)}>
                {cell}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {below}
      <dl className="dk-paper__sign">
        {signatures.map((name) => (
          <div key={name}>
            <dt>{name}</dt>
          </div>
        ))}
      </dl>
    </section>,
    document.body,
  );
}
