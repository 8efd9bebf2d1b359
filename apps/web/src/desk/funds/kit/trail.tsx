import { Link } from "react-router";
import "./kit.css";

export type Stop = {
  readonly key: string;
  /** What it is called, such as 决定. */
  readonly kind: string;
  readonly says: string;
  /** A page of the desk. */
  readonly to?: string;
  /** A page of the portal, such as the clause's. */
  readonly href?: string;
};

/** From a fen back to what it rests on: payment ← instalment ← award ← decision ← clause ← evidence. */
export function Trail({ label, stops }: { readonly label: string; readonly stops: readonly Stop[] }) {
  return (
    <ol className="dk-trail" aria-label={label}>
      {stops.map((stop) => (
        <li key={stop.key}>
          <span className="jc-hint">{stop.kind}</span> <Where {...stop} />
        </li>
      ))}
    </ol>
  );
}

function Where({ says, to, href }: Stop) {
  if (to) return <Link to={to}>{says}</Link>;
  if (href) return <a href={href}>{says}</a>;
  return <span>{says}</span>;
}
