import { NavLink } from "react-router";
import "../../liaison/liaison.css";

/** Pages of one kind and the way round between them. */
export function Ways({ label, to }: { readonly label: string; readonly to: readonly (readonly [string, string])[] }) {
  return (
    <nav className="dk-ways" aria-label={label}>
      {to.map(([path, name]) => (
        <NavLink key={path} to={path} end>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
