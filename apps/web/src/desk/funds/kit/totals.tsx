import type { ReactNode } from "react";
import "./kit.css";

export type Total = {
  readonly name: string;
  readonly says: ReactNode;
  /** In small below it, such as the sum in capital numerals. */
  readonly also?: string | undefined;
  /** Something is wrong while it is not zero. */
  readonly alarming?: boolean;
};

/** The few figures that a page is about, beside each other. */
export function Totals({
  figures,
  label,
  children,
}: {
  readonly figures: readonly Total[];
  readonly label?: string;
  readonly children?: ReactNode;
}) {
  return (
    <dl className="dk-totals" aria-label={label}>
      {figures.map(({ name, says, also, alarming = false }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={alarming ? "dk-broken" : undefined}>
            {says}
            {also && <small>{also}</small>}
          </dd>
        </div>
      ))}
      {children}
    </dl>
  );
}
