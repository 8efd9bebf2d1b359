import { NavLink } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { menuOf } from "./menu.ts";
import { menuMessages } from "./menu.messages.ts";
import { useSession } from "./session.ts";
import { shellMessages } from "./shell.messages.ts";

/** The left menu: plain links in two levels, all of them open. */
export function Navigation({ onFollow }: { readonly onFollow?: () => void }) {
  const m = useMessages(shellMessages);
  const words = useMessages(menuMessages);
  const session = useSession();
  return (
    <nav className="dk-menu" aria-label={m.menu}>
      {menuOf(session).map(({ label, items }) => (
        <div key={label ?? "top"} className="dk-menu__group">
          {label && <p className="dk-menu__label">{words[label]}</p>}
          <ul className="dk-menu__items">
            {items.map((item) => (
              <li key={item.to}>
                <NavLink to={item.to} end={item.to === "/" || item.to === "/tasks"} onClick={onFollow}>
                  {words[item.label]}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
